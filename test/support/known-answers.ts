import file from '../data/threefry2x32.json';

const words = (texts: readonly string[]) => texts.map((text) => Number.parseInt(text, 16));

/** Random123's known answers for Threefry2x32, as numbers. */
export const KNOWN_ANSWERS = file.vectors.map(({ rounds, counter, key, output }) => ({
  rounds,
  counter: words(counter),
  key: words(key),
  output: words(output),
}));
