/** Which minimum thermal noise samples and which one SGD selects, in the long run. */

import type { Evidence, EvidenceKind, EvidenceRow } from '../scene.ts';
import { allowedDeviations, decide, HALF_INTERVAL } from './judge.ts';
import { measureMeanTime } from './mean-time.ts';
import { expectedShares, flattestOf, measureShares, type WellShare } from './shares.ts';
import { inPercent, plain } from './words.ts';

/** Relaxation times of the shares that must have passed: e^−6, a quarter of a per cent, is left of where they began. */
const RELAXATIONS = 6;

/** One panel each of white noise and of the noise of SGD, with `continue`: the crowd must be in the deep minimum there, in the flat one here. */
export const selection: EvidenceKind = {
  needs: ['density'],
  wishes: () => ['shares'],
  measure(panels): Evidence {
    const rows: EvidenceRow[] = [];
    /** Of the time that the shares take, how much has passed in the slower panel; undefined where that time is not known. */
    let passed: number | undefined = Number.POSITIVE_INFINITY;
    const flats: { isWhite: boolean; flat: WellShare; isShallow: boolean; count: number }[] = [];
    for (const panel of panels) {
      const { prepared, tally } = panel;
      const isWhite = prepared.experiment.noise.temperature !== undefined;
      const wells = measureShares(panel);
      if (wells === undefined) continue;
      const flat = flattestOf(prepared, wells);
      const lossOf = ({ position }: WellShare) => prepared.landscape.value(...position);
      const isShallow = wells.every((well) => well === flat || lossOf(well) < lossOf(flat));
      flats.push({ isWhite, flat, isShallow, count: tally.particleCount });
      rows.push({
        label: isWhite ? 'SGLD: share in the flat minimum' : 'SGD: share in the flat minimum',
        measured: flat.measured,
        expected: expectedShares(flat),
      });
      const time = measureMeanTime(panel);
      const t = tally.step * prepared.experiment.method.learningRate;
      const taken = time && RELAXATIONS * time.value * flat.measured.value;
      passed = taken && passed && Math.min(passed, t / taken);
    }
    const white = flats.find(({ isWhite }) => isWhite);
    const sgd = flats.find(({ isWhite }) => !isWhite);
    if (white?.flat.boltzmann === undefined || sgd === undefined) {
      return { rows, verdict: 'waiting', sentence: 'Positions are being read.' };
    }
    if (passed === undefined || passed === 0) {
      const sentence = 'How long the shares take is known when escapes have been timed.';
      return { rows, verdict: 'waiting', sentence };
    }
    if (!(passed >= 1)) {
      const sentence = `The shares are still changing: ${plain(100 * passed, 2)} % of the time that they take has passed.`;
      return { rows, verdict: 'waiting', sentence };
    }
    const { boltzmann, measured } = white.flat;
    const allowed = allowedDeviations(2);
    const deviation = Math.sqrt((boltzmann * (1 - boltzmann)) / white.count);
    const isBoltzmann = Math.abs(measured.value - boltzmann) <= allowed * deviation;
    const [low, high] = sgd.flat.measured.interval;
    const ofSgd = (high - low) / (2 * HALF_INTERVAL);
    const prefersFlat = sgd.flat.measured.value - allowed * ofSgd > 0.5;
    const isShallow = white.isShallow && sgd.isShallow;
    const sentence = isShallow
      ? `SGLD has ${inPercent(measured)} in the flat minimum, Boltzmann says ${plain(100 * boltzmann)} %; SGD has ${inPercent(sgd.flat.measured)} there, though it is the shallower one.`
      : `SGLD has ${inPercent(measured)} in the flat minimum, Boltzmann says ${plain(100 * boltzmann)} %; SGD has ${inPercent(sgd.flat.measured)} there, and it is not the shallower one.`;
    const holds = isBoltzmann && boltzmann < 0.5 && prefersFlat && isShallow;
    const numbers = [boltzmann, measured.value, deviation, sgd.flat.measured.value, ofSgd, passed];
    return { rows, verdict: decide(numbers, holds), sentence };
  },
};
