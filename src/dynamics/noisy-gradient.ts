import type { ParticleBlock } from './particle-block.ts';

/** θ' = θ − η(g + noise) for every particle of a block: the step that Langevin dynamics and SGD share. */
export function followNoisyGradient(block: ParticleBlock, learningRate: number): void {
  const { count, x, y, gradientX, gradientY, noiseX, noiseY } = block;
  for (let i = 0; i < count; i++) {
    x[i] = x[i] - learningRate * (gradientX[i] + noiseX[i]);
    y[i] = y[i] - learningRate * (gradientY[i] + noiseY[i]);
  }
}
