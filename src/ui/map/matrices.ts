/** 4 × 4 matrices for a camera: 16 numbers, column by column, as shaders take them. Points are columns, transformed from the left. */

/** A 4 × 4 matrix, column by column. */
export type Matrix4 = readonly number[];

type Vector3 = readonly [x: number, y: number, z: number];

/** The product a·b: b is done first. */
export function multiply(a: Matrix4, b: Matrix4): Matrix4 {
  return Array.from({ length: 16 }, (_, at) => {
    const [column, row] = [at - (at % 4), at % 4];
    return [0, 1, 2, 3].reduce((sum, k) => sum + a[4 * k + row] * b[column + k], 0);
  });
}

/** Stretches the three axes by factors. */
export function scaling([x, y, z]: Vector3): Matrix4 {
  return [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1];
}

/**
 * Central projection of what an eye at the origin sees that looks along −z, to clip space with depths from 0 at `near` to 1 at `far`.
 *
 * @param angle of view from bottom to top, in radians
 * @param aspect width over height of the picture
 */
export function perspective(angle: number, aspect: number, near: number, far: number): Matrix4 {
  const zoom = 1 / Math.tan(angle / 2);
  const depth = far / (near - far);
  return [zoom / aspect, 0, 0, 0, 0, zoom, 0, 0, 0, 0, depth, -1, 0, 0, depth * near, 0];
}

/** The world as an eye sees it, whose axes to the right, up and backwards are orthogonal and of length 1. */
export function seenFrom(eye: Vector3, right: Vector3, up: Vector3, back: Vector3): Matrix4 {
  const axes = [right, up, back];
  const across = [0, 1, 2].flatMap((k) => [...axes.map((axis) => axis[k]), 0]);
  const offset = axes.map((axis) => -(axis[0] * eye[0] + axis[1] * eye[1] + axis[2] * eye[2]));
  return [...across, ...offset, 1];
}

/** Where a matrix takes a point, after the division by its last coordinate. */
export function transform(matrix: Matrix4, [x, y, z]: Vector3): Vector3 {
  const row = (at: number): number =>
    matrix[at] * x + matrix[4 + at] * y + matrix[8 + at] * z + matrix[12 + at];
  return [row(0) / row(3), row(1) / row(3), row(2) / row(3)];
}
