/** What tells the panels of a scene apart. */

import type { PanelReading } from '../scene.ts';

/** White noise, or that of gradients. */
export function isWhite({ prepared }: PanelReading): boolean {
  return prepared.experiment.noise.temperature !== undefined;
}

export function sharpnessOf({ prepared }: PanelReading): number {
  return prepared.landscape.sharpness;
}

export function batchOf({ prepared }: PanelReading): number {
  return prepared.experiment.noise.batchSize ?? 1;
}
