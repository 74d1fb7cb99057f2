import type { Parameter } from '../../parameter.ts';

/** κ of the term ½κy² that makes a valley of a one-dimensional loss. */
export const TRANSVERSE_CURVATURE: Parameter = {
  label: 'transverse curvature',
  symbol: 'κ',
  unit: '',
  default: 1,
  minimum: 0,
  maximum: 1000,
  slider: { scale: 'linear', from: 0, to: 20 },
  help: 'Curvature across the valley; 0 leaves y free and the escape one-dimensional.',
};
