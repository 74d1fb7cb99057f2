import type { ConstantKinds, ConstantValues } from '../dynamics/constants.ts';
import type { MethodName } from '../dynamics/methods.ts';
import type { NoiseName } from '../dynamics/noise-models.ts';
import type { Program } from '../formula/program.ts';
import type { EscapeRegion } from '../landscapes/escape-region.ts';
import type { Domain, Point } from '../landscapes/geometry.ts';

/**
 * What an engine runs: an Experiment with every question answered, as plain data that can be posted to a Worker.
 * Landscape sharpness is already folded into the programs, the start and the escape region.
 */
export interface Model {
  /**
   * L(θ); evaluated where the noise or the escape region asks for it.
   *
   * Inputs of this and the next two programs are x and y; where columns of the data follow, the function is the mean over all
   * rows.
   */
  readonly lossProgram: Program;
  /** ∇L(θ). */
  readonly gradientProgram: Program;
  /** Elements xx, xy, yy of the Hessian; evaluated where the noise asks for it. */
  readonly hessianProgram: Program;
  readonly method: {
    readonly name: MethodName;
    readonly constants: ConstantValues<ConstantKinds>;
    /** Vectors that a particle carries beside its position. */
    readonly memory: 0 | 1 | 2;
    /** Standard deviation of the components with which the first of them starts. */
    readonly startingSpread: number;
  };
  readonly noise: {
    readonly name: NoiseName;
    readonly constants: ConstantValues<ConstantKinds>;
    /** (x, y) → C11, C12, C22 of one sample, where it is typed. */
    readonly covarianceProgram?: Program;
  };
  /** The rows of a data landscape. */
  readonly data?: ModelData;
  /** Particles start at `at` plus `spread` times a standard normal pair. */
  readonly start: { readonly at: Point; readonly spread: number };
  readonly escape: EscapeRegion;
  /** stop: absorbed; restart: back to the start; continue: first passage recorded, the particle goes on. */
  readonly afterEscape: AfterEscape;
  /** A particle with |x| or |y| beyond this, or not finite, counts as diverged. */
  readonly divergenceBound: number;
  /** The rectangle over which the density is counted. */
  readonly domain: Domain;
  readonly particleCount: number;
  /** Seed, an unsigned 32-bit integer. */
  readonly seed: number;
}

/** Rows of data, of which a minibatch is made. */
export interface ModelData {
  /** At most 65 536. */
  readonly rowCount: number;
  /** The columns that the loss uses, row by row. */
  readonly values: Float32Array<ArrayBuffer>;
  /** (x, y, columns…) → gradient of the loss of one row. */
  readonly gradientProgram: Program;
}

/** What happens to a particle that has reached the escape region. */
export type AfterEscape = 'stop' | 'restart' | 'continue';
