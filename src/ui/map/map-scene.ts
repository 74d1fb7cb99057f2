import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { type CriticalPoint, findCriticalPoints } from '../../topography/critical-points.ts';
import { sampleLoss } from './map-contours.ts';
import type { Landmark, OverlayScene } from './map-overlay.ts';

/** Points closer than this share of the domain's width are the same. */
const SAME = 1e-4;

/** What the overlay shows of an experiment. Takes some ten milliseconds: call it once per landscape. */
export function createScene(prepared: PreparedExperiment, previous?: OverlayScene): OverlayScene {
  const { landscape, model, route } = prepared;
  const { minimum, saddle } = route;
  return {
    // The loss is sampled anew only with the landscape.
    loss:
      previous !== undefined && previous.landscapeKey === keyOf(prepared)
        ? previous.loss
        : sampleLoss(model.domain, (x, y) => landscape.value(x, y)),
    landscapeKey: keyOf(prepared),
    landmarks: nameLandmarks(prepared),
    well:
      minimum !== undefined && saddle !== undefined && saddle.value > minimum.value
        ? { bottom: minimum.value, saddle: saddle.value }
        : undefined,
    start: model.start,
    escape: model.escape,
  };
}

/** What the drawing depends on. */
export function sceneKeyOf(prepared: PreparedExperiment): string {
  const { model } = prepared;
  return JSON.stringify([keyOf(prepared), model.start, model.escape]);
}

function keyOf({ experiment }: PreparedExperiment): string {
  return JSON.stringify(experiment.landscape);
}

/** a₁ is the start's minimum, a₂ the one beyond the saddle b; others are numbered on. */
function nameLandmarks({ landscape, route }: PreparedExperiment): Landmark[] {
  const onRoute = [route.minimum, route.target, route.saddle].filter(
    (point) => point !== undefined,
  );
  const [[left, right]] = landscape.domain;
  const isNew = (point: CriticalPoint, among: readonly CriticalPoint[]): boolean =>
    among.every(
      ({ position: [x, y] }) =>
        Math.hypot(x - point.position[0], y - point.position[1]) > SAME * (right - left),
    );
  const points = [...onRoute];
  for (const point of findCriticalPoints(landscape)) {
    if (isNew(point, points)) points.push(point);
  }
  const minima = points.filter(({ kind }) => kind === 'minimum');
  const saddles = points.filter(({ kind }) => kind === 'saddle');
  const landmark = (
    kind: Landmark['kind'],
    base: string,
    subscript: string,
    point: CriticalPoint,
  ): Landmark => ({
    kind,
    name: [base, subscript],
    position: point.position,
    value: point.value,
    isOnRoute: onRoute.includes(point),
  });
  return [
    ...minima.map((point, index) => landmark('minimum', 'a', String(index + 1), point)),
    ...saddles.map((point, index) =>
      landmark('saddle', 'b', saddles.length === 1 ? '' : String(index + 1), point),
    ),
  ];
}
