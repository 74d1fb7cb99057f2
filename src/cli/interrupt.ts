/** The first Ctrl-C ends what is being measured, the second one the process. */
export function catchInterrupt(): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const onInterrupt = () => controller.abort();
  process.once('SIGINT', onInterrupt);
  return {
    signal: controller.signal,
    release: () => process.off('SIGINT', onInterrupt),
  };
}
