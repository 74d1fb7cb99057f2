/** Has the browser keep the site, once it is shown, so that it works without a connection afterwards. */
export function keepForOffline(): void {
  // While one works on the sources nothing is to be kept; nor where the browser allows no such thing, as without https.
  if (!import.meta.env.PROD || navigator.serviceWorker === undefined) return;
  addEventListener('load', () => {
    // The first picture comes first.
    const register = (): void => {
      navigator.serviceWorker.register('./service-worker.js').catch(() => {
        // The page works as well without it, with a connection.
      });
    };
    if ('requestIdleCallback' in window) requestIdleCallback(register, { timeout: 5000 });
    else setTimeout(register, 2000);
  });
}
