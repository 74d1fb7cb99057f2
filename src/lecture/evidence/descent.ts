/** Where gradient descent ends: every start in the basin in which it lies, those on the ridge on the saddle. */

import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import type { Point } from '../../landscapes/geometry.ts';
import { normalQuantile } from '../../statistics/normal.ts';
import { estimateShare } from '../../statistics/share.ts';
import { type CriticalPoint, findCriticalPoints } from '../../topography/critical-points.ts';
import type { Estimate, Evidence, EvidenceKind, EvidenceRow, PanelReading } from '../scene.ts';
import { type Comparand, decide, judge, together } from './judge.ts';
import { inPercent, plain } from './words.ts';

/** Starts along each axis for the expected shares: a square of equal probabilities, so that only cells on a border err. */
const STARTS = 48;
/** Steps that they are given at most. */
const MOST_STEPS = 4000;
/** None of these is longer than this share of the domain's width: long steps could leap over the ridge that they are to respect. */
const STRIDE = 0.002;
/** A particle counts as being at a critical point within this share of the domain's width. */
const NEAR = 0.02;
/** A particle stands still where the next step is shorter than this share of the domain's width: single precision has hardly less. */
const STILL = 1e-6;
/** Share of all particles that must stand still before anything is said. */
const STANDING = 0.99;

/** The critical points of a landscape in which descent can end, and the share of the starts that ends in each. */
interface Ends {
  readonly minima: readonly CriticalPoint[];
  readonly saddles: readonly CriticalPoint[];
  readonly shares: readonly number[];
}

const known = new WeakMap<PreparedExperiment, Ends>();

function findEnds(prepared: PreparedExperiment): Ends {
  const before = known.get(prepared);
  if (before !== undefined) return before;
  const points = findCriticalPoints(prepared.landscape);
  const minima = points.filter(({ kind }) => kind === 'minimum');
  const ends = {
    minima,
    saddles: points.filter(({ kind }) => kind === 'saddle'),
    shares: followStarts(prepared, minima),
  };
  known.set(prepared, ends);
  return ends;
}

/** The share of the starts in the basin of each minimum: where the way down leads from them, however long the steps of the rule are. */
function followStarts(
  { landscape, model, experiment }: PreparedExperiment,
  minima: readonly CriticalPoint[],
): readonly number[] {
  const { at, spread } = model.start;
  const { learningRate } = experiment.method;
  const [[left, right]] = landscape.domain;
  const stride = STRIDE * (right - left);
  const counts = minima.map(() => 0);
  if (spread === 0) return counts;
  const places = Array.from({ length: STARTS }, (_, i) => normalQuantile((i + 0.5) / STARTS));
  for (const u of places) {
    for (const v of places) {
      let [x, y] = [at[0] + spread * u, at[1] + spread * v];
      for (let step = 0; step < MOST_STEPS; step++) {
        const [gx, gy] = landscape.gradient(x, y);
        const slope = Math.hypot(gx, gy);
        if (slope < 1e-3) break;
        const reach = Math.min(learningRate, stride / slope);
        x -= reach * gx;
        y -= reach * gy;
      }
      const end = nearest(minima, [x, y]);
      if (end >= 0) counts[end]++;
    }
  }
  return counts.map((count) => count / STARTS ** 2);
}

function nearest(points: readonly CriticalPoint[], [x, y]: Point): number {
  const distances = points.map(({ position: [u, v] }) => Math.hypot(x - u, y - v));
  return distances.indexOf(Math.min(...distances));
}

/** What a panel's particles do at a moment, as shares of all. */
interface Standing {
  readonly total: number;
  /** Particles whose next step is shorter than STILL. */
  readonly still: number;
  readonly atMinima: readonly number[];
  readonly atSaddles: number;
}

function count(reading: PanelReading, { minima, saddles }: Ends): Standing {
  const { prepared, positions = new Float32Array() } = reading;
  const { landscape, experiment } = prepared;
  const { learningRate } = experiment.method;
  const [[left, right]] = landscape.domain;
  const width = right - left;
  const radius = NEAR * width;
  const points = [...minima, ...saddles];
  const counts = points.map(() => 0);
  let still = 0;
  for (let at = 0; at < positions.length; at += 2) {
    const [x, y] = [positions[at], positions[at + 1]];
    const [gx, gy] = landscape.gradient(x, y);
    if (learningRate * Math.hypot(gx, gy) < STILL * width) still++;
    points.forEach(({ position: [u, v] }, place) => {
      if (Math.hypot(x - u, y - v) < radius) counts[place]++;
    });
  }
  return {
    total: positions.length / 2,
    still,
    atMinima: counts.slice(0, minima.length),
    atSaddles: counts.slice(minima.length).reduce((sum, n) => sum + n, 0),
  };
}

function shareOf(count: number, total: number): Estimate {
  return { value: count / total, interval: estimateShare(count, total) };
}

/** By its curvature, which of the minima one is. */
function nameOf(minima: readonly CriticalPoint[], index: number): string {
  const size = ({ eigenvalues: [a, b] }: CriticalPoint) => a * b;
  const sharpest = minima.reduce((a, b) => (size(b) > size(a) ? b : a));
  const flattest = minima.reduce((a, b) => (size(b) < size(a) ? b : a));
  if (minima[index] === sharpest) return 'share in the sharp minimum';
  return minima[index] === flattest ? 'share in the flat minimum' : 'share in another minimum';
}

/** Panels with a spread of starts are held to where those lie; those without must all end on the saddle. */
export const descent: EvidenceKind = {
  needs: ['positions'],
  wishes: () => [],
  measure(panels): Evidence {
    const rows: EvidenceRow[] = [];
    const comparands: Comparand[] = [];
    let [still, total, stuck, onRidge] = [0, 0, 0, 0];
    let flat: Estimate | undefined;
    if (panels.some(({ positions }) => positions === undefined)) {
      return { rows, verdict: 'waiting', sentence: 'Positions are being read.' };
    }
    for (const reading of panels) {
      const ends = findEnds(reading.prepared);
      const standing = count(reading, ends);
      still += standing.still;
      total += standing.total;
      if (reading.prepared.model.start.spread === 0) {
        stuck += standing.atSaddles;
        onRidge += standing.total;
        continue;
      }
      ends.shares.forEach((expected, place) => {
        const measured = shareOf(standing.atMinima[place], standing.total);
        const label = nameOf(ends.minima, place);
        if (label === 'share in the flat minimum') flat = measured;
        rows.push({
          label,
          measured,
          expected: [{ label: 'share of the starts', value: expected }],
        });
        const deviation = Math.sqrt(Math.max(expected * (1 - expected), 1e-9) / standing.total);
        comparands.push({ measured: measured.value, expected, deviation });
      });
    }
    if (onRidge > 0) {
      rows.push({
        label: 'share of the ridge on the saddle',
        measured: shareOf(stuck, onRidge),
        expected: [{ label: 'without noise', value: 1 }],
      });
    }
    const standing = shareOf(still, total);
    rows.push({ label: 'share that no step moves any more', measured: standing, expected: [] });
    if (!(standing.value >= STANDING) || flat === undefined) {
      const sentence = `${plain(100 * standing.value, 2)} % stand still; waiting for ${100 * STANDING} %.`;
      return { rows, verdict: 'waiting', sentence };
    }
    const verdict = together(judge(comparands), decide([stuck, onRidge], stuck === onRidge));
    const sentence = `Nothing moves any more: ${inPercent(flat)} are in the flat minimum, ${plain(100 * (comparands.at(-1)?.expected ?? 0))} % began in its basin; ${plain((100 * stuck) / Math.max(1, onRidge))} % of the ridge sits on the saddle.`;
    return { rows, verdict, sentence };
  },
};
