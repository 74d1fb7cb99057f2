/** How many particles a point takes, and when it ends. */

import type { TheoryReport } from '../analysis/theory.ts';
import type { AfterEscape } from '../experiment/model.ts';
import { MAXIMUM_STEPS } from '../experiment/parameters.ts';
import { eventsForRelativeError } from '../statistics/escape-rate.ts';
import { normalQuantile } from '../statistics/normal.ts';
import type { Sweep } from './sweep.ts';

/** How to run a point. */
export interface Plan {
  readonly particles: number;
  readonly afterEscape: AfterEscape;
  readonly until: { readonly steps: number; readonly relativeError?: number };
  /** The step at which the transient is over. */
  readonly settlingStep: number;
  /** Steps of single particles that it is likely to take. */
  readonly expectedWork: number;
}

/** What is known of a point before it is run. */
export interface Forecast {
  /** Mean steps to an escape, about. */
  readonly meanSteps: number;
  /** Infinity where it is not known at all. */
  readonly settlingStep: number;
  /** Whether the settling step is known well enough to leave the transient out. */
  readonly isSettlingKnown: boolean;
}

/**
 * Particles start again after an escape where an escape is so many times rarer than settling: no particle idles then, and
 * the last few hold nobody up.
 */
const RARE = 16;

/** The transient takes at most this share of the work. */
const TRANSIENT_SHARE = 0.2;

/** Fewer particles leave the blocks of an engine empty. */
const FEWEST = 64;

/** N particles have all escaped after about τ(ln N + so many), but for e^(−so many). */
const LAST = 12;

/** Forecasts may be wrong by so much. */
const SAFETY = 4;

/** 1.96: standard errors in half a 95 % interval. */
const Z = normalQuantile(0.975);

/**
 * Plans a measurement of escapes so that every point of a sweep comes to the same relative error, within its budget.
 *
 * The error depends on the number of escapes alone, so that a point costs (escapes wanted) · (mean steps), whatever the particles.
 * Where the transient is known and short, few particles escape again and again. Else as many particles as escapes are
 * wanted run until the last has escaped: a plain mean, which supposes nothing about how escapes are spread in time.
 */
export function planEscape(
  { meanSteps, settlingStep, isSettlingKnown }: Forecast,
  relativeError: number,
  budget: Sweep['budget'],
): Plan {
  const wanted = eventsForRelativeError(relativeError);
  const transient = Number.isFinite(settlingStep) ? settlingStep : 0;
  const work = wanted * meanSteps;
  const isRenewed = isSettlingKnown && meanSteps > RARE * settlingStep;
  const affordable = Math.min(work, budget.particleSteps);
  const steps = (particles: number, most: number) =>
    Math.max(1, Math.ceil(Math.min(most, budget.particleSteps / particles, MAXIMUM_STEPS)));
  if (isRenewed || work > budget.particleSteps) {
    const most = (TRANSIENT_SHARE * affordable) / Math.max(1, transient);
    const particles = powerOfTwo(Math.min(most, budget.particles));
    return {
      particles,
      // The first escapes of particles that start together are known best where all are on their first way.
      afterEscape: isSettlingKnown ? 'restart' : 'stop',
      until: { relativeError, steps: steps(particles, Number.POSITIVE_INFINITY) },
      settlingStep,
      expectedWork: affordable + particles * transient,
    };
  }
  const particles = Math.min(wanted, budget.particles);
  const last = SAFETY * meanSteps * (Math.log(particles) + LAST);
  return {
    particles,
    afterEscape: 'stop',
    // The steps of the last particles are many, their work is not.
    until: { steps: Math.min(MAXIMUM_STEPS, Math.ceil(last)) },
    settlingStep,
    expectedWork: particles * meanSteps,
  };
}

/** Plans a point whose shares or displacements are looked at after a number of steps. */
export function planSnapshot(
  steps: number,
  relativeError: number,
  { particleSteps, particles: most }: Sweep['budget'],
  kind: 'occupancy' | 'displacement',
): Plan {
  // Of N particles a share of one half has a standard error of 1/√N of itself, a mean square √(2/N).
  const variance = kind === 'occupancy' ? 1 : 2;
  const wanted = Math.ceil(variance * (Z / relativeError) ** 2);
  const particles = Math.max(1, Math.min(wanted, most, Math.floor(particleSteps / steps)));
  return {
    particles,
    afterEscape: 'continue',
    until: { steps },
    settlingStep: 0,
    expectedWork: particles * steps,
  };
}

/**
 * Mean steps to an escape, where they are known for these very steps. Laws and continuous time may be far off: on phase retrieval at
 * η = 0.05, B = 3 it is 480 steps with real rows and 280 with normal noise of their covariance, against 11 000 for η → 0.
 */
export function forecastSteps({ exact }: TheoryReport, learningRate: number): number | undefined {
  const [best] = exact.answers;
  return best?.isDiscrete && Number.isFinite(best.value) ? best.value / learningRate : undefined;
}

/** The largest power of two up to a number, at least FEWEST. */
function powerOfTwo(most: number): number {
  return Math.max(FEWEST, 2 ** Math.floor(Math.log2(Math.max(1, most))));
}
