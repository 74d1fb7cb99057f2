/** What is written below a picture of the view: the experiment, and the numbers of the moment. */

import type { Comparison } from '../../analysis/comparison.ts';
import { METHODS } from '../../dynamics/methods.ts';
import { NOISE_MODELS } from '../../dynamics/noise-models.ts';
import type { Density, Tally } from '../../engine/engine.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { findLandscape } from '../../landscapes/catalogue.ts';
import { say } from '../../language/language.ts';
import { formatCount, formatEstimate, formatNumber } from '../kit/format.ts';

const SEPARATOR = ' · ';

/** What was read of a simulation between two steps. */
export interface Moment {
  readonly density: Density;
  readonly tally: Tally;
  /** What the page has made of the counts so far, where it has. */
  readonly comparison?: Comparison | undefined;
}

/** The experiment in a line, in the language of the page. */
export function describeExperiment({ landscape, method, noise, ensemble }: Experiment): string {
  const title =
    'name' in landscape
      ? say(findLandscape(landscape.name).title)
      : `L = ${'formula' in landscape ? landscape.formula : landscape.rowLoss}`;
  return [
    title,
    landscape.sharpness === 1 ? '' : `k = ${landscape.sharpness}`,
    say(METHODS[method.name].title),
    noise.name === 'none' ? '' : say`noise: ${NOISE_MODELS[noise.name].title}`,
    `η = ${method.learningRate}`,
    noise.temperature === undefined ? '' : `T = ${noise.temperature}`,
    noise.batchSize === undefined ? '' : `B = ${noise.batchSize}`,
    say`${formatCount(ensemble.particles)} particles, seed ${ensemble.seed}`,
  ]
    .filter((piece) => piece !== '')
    .join(SEPARATOR);
}

/** Time, steps and escapes in a line. The mean escape time is among them once the first escapes no longer bias it. */
export function describeMoment(
  { method, afterEscape }: Experiment,
  { tally, comparison }: Moment,
): string {
  // Where particles start again, one may escape more than once.
  const escaped =
    afterEscape === 'restart'
      ? say`${formatCount(tally.events)} escapes`
      : say`${((100 * tally.events) / tally.particleCount).toFixed(1)} % escaped`;
  return [
    `t = ${formatNumber(tally.step * method.learningRate)}`,
    say`step ${formatCount(tally.step)}`,
    escaped,
    sayMeanTime(comparison),
  ]
    .filter((piece) => piece !== '')
    .join(SEPARATOR);
}

function sayMeanTime(comparison: Comparison | undefined): string {
  if (comparison?.mean.state !== 'measured') return '';
  const { value, error } = formatEstimate(comparison.mean.meanTime, comparison.mean.interval);
  return say`mean escape time ${value} ${error}`;
}

/**
 * Breaks a text into lines: at spaces, and between Chinese characters.
 *
 * @param measure width of a text, in the unit of `width`
 */
export function wrapText(
  text: string,
  width: number,
  measure: (text: string) => number,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/(?<= )|(?<=[\u2e80-\u9fff])(?=[\u2e80-\u2fff\u3040-\u9fff])/)) {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
