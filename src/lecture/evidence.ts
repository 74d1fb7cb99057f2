import { density } from './evidence/density.ts';
import { descent } from './evidence/descent.ts';
import { escapeTime } from './evidence/escape-time.ts';
import { kramers } from './evidence/kramers.ts';
import { limits } from './evidence/limits.ts';
import { optimizers } from './evidence/optimizers.ts';
import { realNoise } from './evidence/real-noise.ts';
import { saddle } from './evidence/saddle.ts';
import { scaling } from './evidence/scaling.ts';
import { selection } from './evidence/selection.ts';
import { sharpness } from './evidence/sharpness.ts';
import { subspace } from './evidence/subspace.ts';
import { survivors } from './evidence/survivors.ts';
import type { EvidenceKind } from './scene.ts';

/** How claims are measured, by the name that a scene gives. */
export const EVIDENCE: Readonly<Record<string, EvidenceKind>> = {
  descent,
  saddle,
  kramers,
  density,
  sharpness,
  scaling,
  survivors,
  subspace,
  optimizers,
  'real-noise': realNoise,
  selection,
  limits,
  'escape-time': escapeTime,
};
