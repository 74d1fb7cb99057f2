/**
 * A row number from a random 32-bit integer: ⌊bits · rowCount / 2³²⌋, by halves as the shader must do it.
 *
 * Twin: `row_of_bits` in `shaders/noise/minibatch.wgsl`.
 *
 * @param rowCount at most 65 536
 */
export function rowOfBits(bits: number, rowCount: number): number {
  const high = (bits >>> 16) * rowCount;
  const low = ((bits & 0xffff) * rowCount) / 65_536;
  return Math.floor((high + Math.floor(low)) / 65_536);
}
