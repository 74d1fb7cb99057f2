/** Fields of an experiment by their path, e.g. `noise.batchSize`. */

/** The value of a field; undefined where there is none. */
export function readField(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inside, key) => (isObject(inside) ? inside[key] : undefined), value);
}

/** The value with one field replaced, or added. Nothing is changed in place. */
export function writeField(value: unknown, path: string, replacement: unknown): unknown {
  const [key, ...rest] = path.split('.');
  const inner = isObject(value) ? value[key] : undefined;
  const written = rest.length === 0 ? replacement : writeField(inner, rest.join('.'), replacement);
  if (Array.isArray(value)) return value.with(Number(key), written);
  return { ...(isObject(value) && value), [key]: written };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
