/**
 * Faults to be planted into the product, so that the search can be seen to find them: in a file, one piece of its text is replaced by another
 * as it is loaded. Nothing is written; a piece that is not there exactly once stops the build.
 */

/** @type {Readonly<Record<string, { file: string, from: string, to: string }>>} */
export const PLANTS = {
  'law-doubled': {
    file: 'src/theory/white-noise-laws.ts',
    from: 'TODO',
    to: 'TODO',
  },
};

/**
 * A plugin that plants a fault.
 *
 * @param {string} name
 */
export function plant(name) {
  const { file, from, to } = PLANTS[name] ?? {};
  if (file === undefined) {
    throw new Error(`There is no fault "${name}"; known: ${Object.keys(PLANTS).join(', ')}.`);
  }
  let isPlanted = false;
  return {
    name: 'plant',
    enforce: /** @type {const} */ ('pre'),
    /** @param {string} code @param {string} id */
    transform(code, id) {
      if (!id.endsWith(`/${file}`)) return undefined;
      if (code.split(from).length !== 2) {
        throw new Error(
          `The fault "${name}" has nowhere to go: its text is not in ${file} exactly once.`,
        );
      }
      isPlanted = true;
      return { code: code.replace(from, () => to), map: null };
    },
    buildEnd() {
      if (!isPlanted)
        throw new Error(`The fault "${name}" was not planted: ${file} is not loaded.`);
    },
  };
}
