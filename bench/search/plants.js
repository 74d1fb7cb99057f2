/**
 * Faults to be planted into the product, so that the search can be seen to find them: in a file, one piece of its text is replaced by another
 * as it is loaded. Nothing is written; a piece that is not there exactly once stops the build.
 */

/** @type {Readonly<Record<string, { file: string, from: string, to: string }>>} */
export const PLANTS = {
  'NaN counted as absorbed': {
    file: 'src/engine/cpu/ensemble.ts',
    from: 'if (isWithin) recordEscape(particle, now);',
    to: 'if (isWithin || Number.isNaN(here[0] + here[1])) recordEscape(particle, now);',
  },
  'law times 2': {
    file: 'src/theory/white-noise-laws.ts',
    from: 'return escapeTime(1 / rate, lowest / temperature',
    to: 'return escapeTime(2 / rate, lowest / temperature',
  },
  't_c halved': {
    file: 'src/analysis/settling.ts',
    from: 'const time = Math.max(RELAXATIONS, Math.log(Math.abs(excess) / CLOSE)) / gap;',
    to: 'const time = Math.max(RELAXATIONS, Math.log(Math.abs(excess) / CLOSE)) / (2 * gap);',
  },
  'last step not counted': {
    file: 'src/engine/cpu/ensemble.ts',
    from: '    } else {\n      settledExposure += BigInt(now);',
    to: '    } else {\n      settledExposure += BigInt(now - 1);',
  },
  'interval too narrow': {
    file: 'src/statistics/escape-rate.ts',
    from: 'const tail = (1 - confidence) / 2;',
    to: 'const tail = 2 * (1 - confidence);',
  },
  'boundary seen too near': {
    file: 'src/theory/boundary-share.ts',
    from: 'distance + OVERSHOOT *',
    to: 'distance - OVERSHOOT *',
  },
  'noise of a step 5 % too strong': {
    file: 'src/dynamics/noise/white.ts',
    from: 'amplitude: Math.sqrt((2 * temperature) / learningRate),',
    to: 'amplitude: 1.05 * Math.sqrt((2 * temperature) / learningRate),',
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
