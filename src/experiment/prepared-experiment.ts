import type { Landscape } from '../landscapes/landscape.ts';
import type { SymmetricMatrix } from '../landscapes/symmetric-matrix.ts';
import type { EscapeRoute } from '../topography/escape-route.ts';
import type { Experiment } from './experiment.ts';
import type { Model } from './model.ts';

/** A place without a finite value. */
export interface Gap {
  /** The field of the experiment whose formula is at fault. */
  readonly field: string;
  /** "√(x + 1.5) has no value at x = −1.7" */
  readonly finding: string;
  /** The finding, who gets there, and what follows. */
  readonly sentence: string;
}

/** An experiment with everything worked out that follows from it. */
export interface PreparedExperiment {
  readonly experiment: Experiment;
  /** The landscape with its sharpness. */
  readonly landscape: Landscape;
  /** Minimum, saddle and minimum beyond, of the landscape with its sharpness. */
  readonly route: EscapeRoute;
  /** What an engine runs. */
  readonly model: Model;
  /** Covariance of the gradient of one sample, where the experiment says it: typed, or by its data. */
  readonly sampleCovariance: ((x: number, y: number) => SymmetricMatrix) | undefined;
  /** Where the loss, or what else a step needs, has no finite value within the particles' reach. */
  readonly gap: Gap | undefined;
  /** Sentences on what may make the numbers mean less than they seem to. */
  readonly warnings: readonly string[];
}
