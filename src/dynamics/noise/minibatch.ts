import { rowOfBits } from '../../random/row.ts';
import type { NoiseModel } from '../noise.ts';

/**
 * No model at all: ĝ is the mean gradient of B rows of the landscape's data, drawn with replacement. Its covariance is that of
 * one row, over B.
 *
 * A row is a random integer times the number of rows, over 2³²: for 65 536 rows the chances of two rows differ by less than
 * 1.6e-5 of themselves.
 */
export const minibatch: NoiseModel<{ batch_size: 'u32' }> = {
  name: 'minibatch',
  title: 'Minibatch of the data',
  help: 'The gradient of B rows of the data, drawn with replacement at every step: the real thing.',
  strength: 'batchSize',
  parameters: {},
  needs: [],
  constants: { batch_size: 'u32' },
  computeConstants: ({ batchSize }) => ({ batch_size: batchSize }),
  covariance({ sample }, { batch_size: batchSize }) {
    const [xx, xy, yy] = sample();
    return [xx / batchSize, xy / batchSize, yy / batchSize];
  },
  estimate({ count, estimateX, estimateY }, { batch_size: batchSize }, tools) {
    const bits = new Uint32Array(2 * count);
    const rows = new Uint32Array(count);
    const gradientX = new Float32Array(count);
    const gradientY = new Float32Array(count);
    estimateX.fill(0, 0, count);
    estimateY.fill(0, 0, count);
    for (let drawn = 0; drawn < batchSize; drawn++) {
      if (drawn % 2 === 0) tools.drawBits(drawn / 2, bits);
      for (let i = 0; i < count; i++)
        rows[i] = rowOfBits(bits[2 * i + (drawn % 2)], tools.rowCount);
      tools.evaluateRows(rows, gradientX, gradientY);
      for (let i = 0; i < count; i++) {
        estimateX[i] = estimateX[i] + gradientX[i];
        estimateY[i] = estimateY[i] + gradientY[i];
      }
    }
    for (let i = 0; i < count; i++) {
      estimateX[i] = estimateX[i] / batchSize;
      estimateY[i] = estimateY[i] / batchSize;
    }
  },
};
