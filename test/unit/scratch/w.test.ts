import { it } from 'vitest';
import { reportTheory } from '../../../src/analysis/theory.ts';
import { createCpuEngine } from '../../../src/engine/cpu/engine.ts';
import { expandSweep } from '../../../src/sweep/expand.ts';
import { FIGURES } from '../../../src/sweep/figures.ts';
import { planPoint } from '../../../src/sweep/run-point.ts';
import { workOf } from '../../../src/ui/sweep-costs.ts';

it('w', async () => {
  const cache = new Map();
  for (const sweep of FIGURES) {
    const out: string[] = [];
    for (const isQuick of [true, false]) {
      const relativeError = isQuick ? sweep.precision.quick : sweep.precision.relativeError;
      let work = 0;
      for (const point of expandSweep(sweep)) {
        const planned = await planPoint(sweep, point, {
          engine: createCpuEngine(),
          relativeError,
          solve: (p) => {
            const k = JSON.stringify({ ...p.experiment, ensemble: 0, until: 0 });
            if (!cache.has(k)) cache.set(k, reportTheory(p));
            return cache.get(k);
          },
        });
        work += planned?.plan.expectedWork ?? Number.NaN;
      }
      out.push(
        `${isQuick ? 'quick' : 'normal'} ${work.toPrecision(2)} (was ${workOf(sweep, isQuick)})`,
      );
    }
    console.log('W', sweep.name, out.join(' '));
  }
});
