/** How many maps stand side by side. Pure functions. */

/** Up to so many stand in one row whatever their shape: captions speak of left, middle and right. */
const ONE_ROW = 3;

/** The columns in which so many maps come nearest to the shape of their landscape. */
export function chooseColumns(
  count: number,
  width: number,
  height: number,
  /** Width of the landscape's domain over its height. */
  aspect: number,
): number {
  if (count <= ONE_ROW) return count;
  let best = { columns: 1, distance: Number.POSITIVE_INFINITY };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const cell = width / columns / (height / rows);
    // An empty place costs as much as a map stretched by so many times more.
    const empty = (rows * columns) / count;
    const distance = Math.abs(Math.log(cell / aspect)) + Math.log(empty);
    if (distance < best.distance) best = { columns, distance };
  }
  return best.columns;
}
