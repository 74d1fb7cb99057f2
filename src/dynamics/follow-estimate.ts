import type { ParticleBlock } from './particle-block.ts';

/** θ' = θ − ηĝ for every particle of a block: the step that Langevin dynamics and SGD share. */
export function followEstimate(block: ParticleBlock, learningRate: number): void {
  const { count, x, y, estimateX, estimateY } = block;
  for (let i = 0; i < count; i++) {
    x[i] = x[i] - learningRate * estimateX[i];
    y[i] = y[i] - learningRate * estimateY[i];
  }
}
