import { html, nothing } from 'lit';
import { say } from '../../language/language.ts';
import type { Sweep } from '../../sweep/sweep.ts';
import { findDuration } from './sweep-costs.ts';
import type { ListedRun } from './sweep-store.ts';
import { sayAbout, sayList, sayPrecision } from './sweep-words.ts';

/** The choice between the precision of a sweep and that of a quick run, each with how long it takes. */
export function renderPrecision(
  sweep: Sweep,
  isQuick: boolean,
  runs: readonly ListedRun[],
  onChoose: (isQuick: boolean) => void,
) {
  const durations = [true, false].map((quick) => findDuration(sweep, quick, runs));
  const isForecast = durations.some((duration) => duration?.isMeasured === false);
  return html`<fieldset>
      <legend class="quiet">${say('Precision (95 %)')}</legend>
      ${[true, false].map((quick, place) => {
        const duration = durations[place];
        const words = [
          quick ? say('quick') : say('full precision'),
          sayPrecision(sweep, quick),
          ...(duration === undefined ? [] : [sayAbout(duration.seconds)]),
        ];
        return html`<label>
          <input type="radio" name="precision" .checked=${quick === isQuick} @change=${() => onChoose(quick)} />
          <span>${sayList(words)}</span>
        </label>`;
      })}
    </fieldset>
    ${isForecast ? html`<p class="quiet">${say('Times without a graphics card; with one it takes less.')}</p>` : nothing}`;
}
