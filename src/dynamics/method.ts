import type { Parameter } from '../parameter.ts';
import type { ConstantKinds, ConstantValues } from './constants.ts';
import type { NoiseName } from './noise-models.ts';
import type { ParticleBlock } from './particle-block.ts';

/** What the numbers of an update rule may depend on. */
export interface MethodContext {
  /** Learning rate η. */
  readonly learningRate: number;
  /** Temperature T, where the noise has one, else 0. */
  readonly temperature: number;
  /** The rule's own parameters, checked. */
  readonly parameters: Readonly<Record<string, number>>;
}

/** An update rule. Its shader twin is `shaders/methods/<name>.wgsl`. */
export interface Method<Kinds extends ConstantKinds = ConstantKinds> {
  /** Name in the Experiment and of the shader file. */
  readonly name: string;
  /** Name shown. */
  readonly title: string;
  /** The rule as one writes it, in Unicode. */
  readonly rule: string;
  /** One sentence for the reader. */
  readonly help: string;
  /** Noise models that make sense with this rule; the first that the landscape allows is the default. */
  readonly noises: readonly [NoiseName, ...NoiseName[]];
  /** Further numbers that the user may set, by their name in `method.parameters`. */
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Vectors that a particle carries from step to step beside its position: m of Momentum; m and v of Adam. */
  countMemory(parameters: Readonly<Record<string, number>>): 0 | 1 | 2;
  /** Numbers handed to the kernel as `method.<name>`. */
  readonly constants: Kinds;
  /** Computes those numbers. */
  computeConstants(context: MethodContext): ConstantValues<Kinds>;
  /**
   * Standard deviation of the normal components with which the first vector of the memory starts, and starts again with
   * its particle; 0 where it is left out, as the second vector always does.
   */
  computeStartingSpread?(context: MethodContext): number;
  /** CPU twin: what the rule makes of the block's normals before the noise model takes them, in place; for rules with memory. */
  mixNormals?(block: ParticleBlock, constants: ConstantValues<Kinds>): void;
  /** CPU twin: one step of every particle of the block, in place. */
  update(block: ParticleBlock, constants: ConstantValues<Kinds>): void;
}

/** Learning rate η, which is also the time step. */
export const LEARNING_RATE: Parameter = {
  label: 'learning rate',
  symbol: 'η',
  unit: 'time per step',
  default: 0.01,
  minimum: 0,
  exclusiveMinimum: true,
  maximum: 100,
  slider: { scale: 'logarithmic', from: 1e-4, to: 1 },
  help: 'Step size of the update rule; time advances by η at every step.',
};
