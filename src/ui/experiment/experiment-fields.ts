/** Fields of the experiment that are no `Parameter` of their own: coordinates, regions, choices. */

import type { AfterEscape } from '../../experiment/model.ts';
import type { EscapeRegion } from '../../landscapes/escape-region.ts';
import type { Parameter } from '../../parameter.ts';

/** A coordinate, a length or a level: any finite number, typed. */
export function coordinate(label: string, help = '', unit = ''): Parameter {
  return {
    label,
    symbol: '',
    unit,
    default: 0,
    minimum: -1e30,
    maximum: 1e30,
    slider: { scale: 'linear', from: -1, to: 1 },
    help,
  };
}

/** What may be chosen, and how it is called. */
export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly title: string;
}

/** The kinds of escape region, in words. */
export const ESCAPE_CHOICES: readonly Choice<EscapeRegion['kind']>[] = [
  { value: 'half-plane', title: 'beyond a line' },
  { value: 'disc', title: 'inside a disc' },
  { value: 'outside-disc', title: 'outside a disc' },
  { value: 'level', title: 'above a loss' },
  { value: 'leave-basin', title: 'outside its basin' },
];

/** The numbers of every kind, by their path below `escape`. */
export const ESCAPE_FIELDS: Readonly<
  Record<EscapeRegion['kind'], readonly (readonly [path: string, parameter: Parameter])[]>
> = {
  'half-plane': [
    [
      'normal.0',
      coordinate('normal x', 'Direction across the line: escaped where normal · θ ≥ offset.'),
    ],
    ['normal.1', coordinate('normal y')],
    ['offset', coordinate('offset', 'For normal (1, 0) the x of the line, stated at sharpness 1.')],
  ],
  disc: [
    ['center.0', coordinate('center x')],
    ['center.1', coordinate('center y')],
    ['radius', coordinate('radius', 'Escaped within this distance, stated at sharpness 1.')],
  ],
  'outside-disc': [
    ['center.0', coordinate('center x')],
    ['center.1', coordinate('center y')],
    ['radius', coordinate('radius', 'Escaped beyond this distance, stated at sharpness 1.')],
  ],
  'leave-basin': [],
  level: [['value', coordinate('level', 'Escaped where L(θ) is at least this.', 'loss')]],
};

/** What happens after an escape. */
export const AFTER_ESCAPE_CHOICES: readonly (Choice<AfterEscape> & { readonly help: string })[] = [
  {
    value: 'continue',
    title: 'go on',
    help: 'The first passage is recorded and the particle goes on: the cloud is seen to settle beyond the saddle.',
  },
  { value: 'stop', title: 'stop', help: 'The particle is taken out at its first passage.' },
  {
    value: 'restart',
    title: 'start again',
    help: 'The particle goes back to the start: endless independent escapes.',
  },
];
