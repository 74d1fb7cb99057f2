import type { Parameter } from '../parameter.ts';
import type { ConstantKinds, ConstantValues } from './constants.ts';
import type { NoiseName } from './noise-models.ts';
import type { ParticleBlock } from './particle-block.ts';

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
  /** Noise models that make sense with this rule; the first is the default. */
  readonly noises: readonly [NoiseName, ...NoiseName[]];
  /** Numbers handed to the kernel as `method.<name>`. */
  readonly constants: Kinds;
  /** Computes those numbers. */
  computeConstants(learningRate: number): ConstantValues<Kinds>;
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
