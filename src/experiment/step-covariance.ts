import type { NoiseModel } from '../dynamics/noise.ts';
import { NOISE_MODELS } from '../dynamics/noise-models.ts';
import type { SymmetricMatrix } from '../landscapes/symmetric-matrix.ts';
import type { PreparedExperiment } from './prepared-experiment.ts';

/** What of a prepared experiment its noise depends on. */
export type Noisy = Pick<
  PreparedExperiment,
  'experiment' | 'model' | 'landscape' | 'sampleCovariance'
>;

/** C(θ)/B, the covariance of one step's gradient noise as a function of θ; NaN where it has no variance. */
export function stepCovariance({
  experiment,
  model,
  landscape,
  sampleCovariance,
}: Noisy): (x: number, y: number) => SymmetricMatrix {
  const noise: NoiseModel = NOISE_MODELS[experiment.noise.name];
  return (x, y) =>
    noise.covariance(
      {
        position: [x, y],
        loss: () => landscape.value(x, y),
        hessian: () => landscape.hessian(x, y),
        sample: () => sampleCovariance?.(x, y) ?? [Number.NaN, Number.NaN, Number.NaN],
      },
      model.noise.constants,
    );
}
