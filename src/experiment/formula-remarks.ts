/** What may be meant in another way by a typed formula than it is read. */

import { remarkOnFormula } from '../formula/parse.ts';
import { POSITION } from '../landscapes/loss-functions.ts';
import type { Experiment } from './experiment.ts';

/**
 * Sentences on the typed formulas of an experiment: its loss or row loss, and the covariance of formula noise. All of them must be
 * such as can be read.
 */
export function remarkOnFormulas({ landscape, noise }: Experiment): readonly string[] {
  const parameters = Object.keys(landscape.parameters);
  const columns = 'rowLoss' in landscape ? landscape.data.columns : [];
  const loss =
    'formula' in landscape
      ? landscape.formula
      : 'rowLoss' in landscape
        ? landscape.rowLoss
        : undefined;
  const ofLoss =
    loss === undefined ? [] : remarkOnFormula(loss, [...POSITION, ...columns, ...parameters]);
  const elements = [noise.c11, noise.c12, noise.c22].filter((one) => one !== undefined);
  const ofNoise = elements.flatMap((one) => remarkOnFormula(one, [...POSITION, ...parameters]));
  return [...new Set([...ofLoss, ...ofNoise])];
}
