import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { stepCovariance } from '../experiment/step-covariance.ts';
import type { Point } from '../landscapes/geometry.ts';

/**
 * Mean squares of the displacement along x and y after a number of steps, exact for the discrete rule where the loss is quadratic
 * along the axes, the noise the same everywhere, and the start a point without gradient.
 *
 * One axis, curvature h (negative at a saddle), variance V of the estimated gradient: m′ = β₁m + β₃(hx + √V z), x′ = x − ηm′,
 * so that second moments follow from the last ones; gradient descent, SGD and Langevin are β₁ = 0, β₃ = 1. At a saddle of SGD it is
 * η²V(aⁿ − 1)/(a − 1) with a = (1 + η|h|)².
 *
 * @returns null for other rules, and where start or noise do not allow it
 */
export function computeLinearDisplacement(
  prepared: PreparedExperiment,
  steps: number,
): Point | null {
  const { landscape, model, experiment } = prepared;
  const { method } = experiment;
  const [beta1, beta3] = weightsOf(method);
  const [x, y] = model.start.at;
  const [gx, gy] = landscape.gradient(x, y);
  const [hxx, hxy, hyy] = landscape.hessian(x, y);
  const stiffest = Math.max(Math.abs(hxx), Math.abs(hyy));
  const isLevel = Math.hypot(gx, gy) <= 1e-9 * stiffest && model.start.spread === 0;
  const [cxx, cxy, cyy] = stepCovariance(prepared)(x, y);
  const isAlongAxes = hxy === 0 && cxy === 0 && Number.isFinite(cxx) && Number.isFinite(cyy);
  if (beta1 === undefined || beta3 === undefined || !isLevel || !isAlongAxes) return null;
  const along = (curvature: number, variance: number): number => {
    const eta = method.learningRate;
    let [xx, xm, mm] = [0, 0, 0];
    for (let step = 0; step < steps; step++) {
      const pull = beta3 * curvature;
      const nextMm =
        beta1 ** 2 * mm + 2 * beta1 * pull * xm + pull ** 2 * xx + beta3 ** 2 * variance;
      const nextXm = beta1 * xm + pull * xx;
      xx = xx - 2 * eta * nextXm + eta ** 2 * nextMm;
      xm = nextXm - eta * nextMm;
      mm = nextMm;
    }
    return xx;
  };
  return [along(hxx, cxx), along(hyy, cyy)];
}

/** β₁ and β₃ of a rule that is linear in the gradient. */
function weightsOf({
  name,
  parameters,
}: PreparedExperiment['experiment']['method']): readonly [number?, number?] {
  switch (name) {
    case 'momentum':
      return [parameters.beta1, parameters.beta3];
    case 'sgd':
    case 'gradient-descent':
      return [0, 1];
    case 'langevin':
      return parameters.averaged ? [] : [0, 1];
    default:
      return [];
  }
}
