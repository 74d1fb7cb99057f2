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
  /** Gradient of the loss; filled only where the noise model asks for it. */
  readonly gradientX: Float32Array;
  readonly gradientY: Float32Array;
  /** Hessian of the loss; filled only where the noise model asks for it. */
  readonly hessianXX: Float32Array;
  readonly hessianXY: Float32Array;
  readonly hessianYY: Float32Array;
  /** Covariance that the user has typed; filled only where the noise model asks for it. */
  readonly covarianceXX: Float32Array;
  readonly covarianceXY: Float32Array;
  readonly covarianceYY: Float32Array;
  /** Standard normals z, a pair a particle, interleaved. */
  readonly normals: Float32Array;
  /** ĝ, the gradient as a noise model estimates it. */
  readonly estimateX: Float32Array;
  readonly estimateY: Float32Array;
  /** What the update rule remembers of a particle, two vectors at most. */
  readonly firstX: Float32Array;
  readonly firstY: Float32Array;
  readonly secondX: Float32Array;
  readonly secondY: Float32Array;
  /** Steps that a particle has made since its (last) start. */
  readonly age: Uint32Array;
}

/** Names of the arrays of a block that hold what a particle remembers, in the order of the vectors' components. */
export const MEMORY_ARRAYS = ['firstX', 'firstY', 'secondX', 'secondY'] as const;

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
    covarianceXX: array(),
    covarianceXY: array(),
    covarianceYY: array(),
    normals: new Float32Array(2 * capacity),
    estimateX: array(),
    estimateY: array(),
    firstX: array(),
    firstY: array(),
    secondX: array(),
    secondY: array(),
    age: new Uint32Array(capacity),
  };
}
