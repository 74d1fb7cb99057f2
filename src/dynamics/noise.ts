import type { Point } from '../landscapes/geometry.ts';
import type { SymmetricMatrix } from '../landscapes/symmetric-matrix.ts';
import type { Parameter } from '../parameter.ts';
import type { ConstantKinds, ConstantValues } from './constants.ts';
import type { ParticleBlock } from './particle-block.ts';

/** What a noise model may depend on. */
export interface NoiseContext {
  /** Learning rate η. */
  readonly learningRate: number;
  /** Temperature T, for models whose strength is a temperature. */
  readonly temperature: number;
  /** Batch size B, for models whose strength is a batch size. */
  readonly batchSize: number;
  /** The model's own parameters, checked. */
  readonly parameters: Readonly<Record<string, number>>;
  /** The route of the escape: minimum a, saddle b, and the minimum beyond, where there is one. */
  readonly route: {
    readonly minimum: StationaryPoint | undefined;
    readonly saddle: StationaryPoint | undefined;
    readonly target: StationaryPoint | undefined;
  };
}

/** What a noise model needs to know of a stationary point of the loss. */
export interface StationaryPoint {
  readonly position: Point;
  readonly value: number;
  readonly hessian: SymmetricMatrix;
}

/** A place at which a noise model is asked for its covariance; the rest is evaluated where it is called. */
export interface NoisePlace {
  readonly position: Point;
  readonly loss: () => number;
  readonly hessian: () => SymmetricMatrix;
  /** Covariance of the gradient of one sample, where the experiment says it: typed, or by its data. */
  readonly sample: () => SymmetricMatrix;
}

/** What must be evaluated at every step: of the landscape, or a covariance that the user has typed. */
export type NoiseNeed = 'gradient' | 'loss' | 'hessian' | 'covariance';

/** What a noise model may ask for while it draws, for the particles of a block. */
export interface NoiseTools {
  /** Further random bits, two 32-bit integers a particle, interleaved: a block of them for every number from 0 on. */
  drawBits(number: number, output: Uint32Array): void;
  /** Rows of the landscape's data; 0 where it has none. */
  readonly rowCount: number;
  /** The gradient of one row for each particle, at its position. */
  evaluateRows(rows: Uint32Array, outputX: Float32Array, outputY: Float32Array): void;
}

/** A model of the gradient noise ĝ − g. Its shader twin is `shaders/noise/<name>.wgsl`. */
export interface NoiseModel<Kinds extends ConstantKinds = ConstantKinds> {
  /** Name in the Experiment and of the shader file. */
  readonly name: string;
  /** Name shown. */
  readonly title: string;
  /** One sentence for the reader, the covariance included. */
  readonly help: string;
  /** What sets the strength of the noise; `scale`: a parameter of its own, without temperature or batch. */
  readonly strength: 'nothing' | 'temperature' | 'batchSize' | 'scale';
  /** Further numbers that the user may set, by their name in `noise.parameters`. */
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly needs: readonly NoiseNeed[];
  /** Numbers handed to the kernel as `noise.<name>`. */
  readonly constants: Kinds;
  /**
   * Computes those numbers.
   *
   * @throws Error with a sentence where the model does not apply, e.g. without a saddle
   */
  computeConstants(context: NoiseContext): ConstantValues<Kinds>;
  /**
   * C(θ)/B, the covariance of one step's gradient noise: in double precision what `estimate` draws from, for exact solvers.
   * Infinite variances are NaN.
   */
  covariance(place: NoisePlace, constants: ConstantValues<Kinds>): SymmetricMatrix;
  /** CPU twin: fills estimateX, estimateY of the block, the gradient with its noise. */
  estimate(block: ParticleBlock, constants: ConstantValues<Kinds>, tools: NoiseTools): void;
}

/** Temperature T of white noise. */
export const TEMPERATURE: Parameter = {
  label: 'temperature',
  symbol: 'T',
  unit: 'loss',
  default: 0.2,
  minimum: 0,
  maximum: 1e6,
  slider: { scale: 'logarithmic', from: 0.02, to: 2 },
  help: 'Strength of thermal noise, in units of the loss; T = ησ²/2B for gradient noise of variance σ². Steps are −ηg + √(2ηT)·z: T = σ²/2 where noise is written σ dW, and SGLD after Welling and Teh has η = ε/2, T = 1.',
};

/** Batch size B. */
export const BATCH_SIZE: Parameter = {
  label: 'batch size',
  symbol: 'B',
  unit: '',
  default: 1,
  minimum: 0,
  exclusiveMinimum: true,
  maximum: 1e9,
  slider: { scale: 'logarithmic', from: 0.1, to: 100 },
  help: 'Samples per step: the gradient noise has covariance C/B. A noise model takes any positive number.',
};

/** Noise of one sample, σ. */
export const NOISE_SCALE: Parameter = {
  label: 'noise per sample',
  symbol: 'σ',
  unit: '',
  default: 1,
  minimum: 0,
  exclusiveMinimum: true,
  maximum: 1e6,
  slider: { scale: 'logarithmic', from: 0.1, to: 100 },
  help: 'Size of the gradient noise of one sample: its covariance is σ² times the curvature, that of a batch σ²/B times it.',
};

/**
 * B/σ², the batch size at σ = 1 that makes the same noise: what the laws and the solvers take for B.
 *
 * @param noise batch size and parameters of a noise model; σ is 1 where the model has none
 */
export function effectiveBatchSize(noise: {
  readonly batchSize?: number;
  readonly parameters: Readonly<Record<string, number>>;
}): number {
  return (noise.batchSize ?? 1) / (noise.parameters.scale ?? 1) ** 2;
}
