/**
 * A block of particles that the CPU twins of the update rules and noise models work on, one array per quantity,
 * all single precision: storing into them rounds as the GPU does.
 */
export interface ParticleBlock {
  /** Particles in use, at most the length of the arrays. */
  count: number;
  /** Position θ = (x, y). */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Loss L(θ); filled only where the noise model asks for it. */
  readonly loss: Float32Array;
  /** Gradient of the loss. */
  readonly gradientX: Float32Array;
  readonly gradientY: Float32Array;
  /** Hessian of the loss; filled only where the noise model asks for it. */
  readonly hessianXX: Float32Array;
  readonly hessianXY: Float32Array;
  readonly hessianYY: Float32Array;
  /** Standard normals z, a pair a particle, interleaved. */
  readonly normals: Float32Array;
  /** Gradient noise, what a noise model makes of z: ĝ − g. */
  readonly noiseX: Float32Array;
  readonly noiseY: Float32Array;
}

/** Allocates a block for up to `capacity` particles. */
export function createParticleBlock(capacity: number): ParticleBlock {
  const array = () => new Float32Array(capacity);
  return {
    count: 0,
    x: array(),
    y: array(),
    loss: array(),
    gradientX: array(),
    gradientY: array(),
    hessianXX: array(),
    hessianXY: array(),
    hessianYY: array(),
    normals: new Float32Array(2 * capacity),
    noiseX: array(),
    noiseY: array(),
  };
}
