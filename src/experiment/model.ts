import type { ConstantKinds, ConstantValues } from '../dynamics/constants.ts';
import type { MethodName } from '../dynamics/methods.ts';
import type { NoiseName } from '../dynamics/noise-models.ts';
import type { Program } from '../formula/program.ts';
import type { Domain, EscapeRegion, Point } from '../landscapes/geometry.ts';

/**
 * What an engine runs: an Experiment with every question answered, as plain data that can be posted to a Worker.
 * Landscape sharpness is already folded into the programs, the start and the escape region.
 */
export interface Model {
  /** L(θ); evaluated where the noise or the escape region asks for it. */
  readonly lossProgram: Program;
  /** ∇L(θ). */
  readonly gradientProgram: Program;
  /** Elements xx, xy, yy of the Hessian; evaluated where the noise asks for it. */
  readonly hessianProgram: Program;
  readonly method: { readonly name: MethodName; readonly constants: ConstantValues<ConstantKinds> };
  readonly noise: { readonly name: NoiseName; readonly constants: ConstantValues<ConstantKinds> };
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

/** What happens to a particle that has reached the escape region. */
export type AfterEscape = 'stop' | 'restart' | 'continue';
