import { html, nothing, svg } from 'lit';
import { say } from '../../../language/language.ts';
import { proseText } from '../../kit/math-text.ts';
import { kindsOf, type LineKind, type Scene } from './figure-chart-scene.ts';
import {
  colourOf,
  EXACT_RADIUS,
  keyColour,
  LINE_LOOKS,
  markOf,
  POINT_RADIUS,
  type StrokeColour,
} from './figure-chart-strokes.ts';
import { nameExactMarks, nameLine, nameSeries } from './figure-chart-titles.ts';

/**
 * The legend; where there are several series each is a button that switches it.
 *
 * @param isShown whether a series, by its label, is shown
 */
export function renderLegend(
  scene: Scene,
  isShown: (label: string) => boolean,
  toggle: (label: string) => void,
) {
  const visible = scene.series.filter(({ label }) => isShown(label));
  const first = Math.max(
    0,
    scene.series.findIndex(({ label }) => isShown(label)),
  );
  const { lines, hasExactMarks, hasBounds, hasRough } = kindsOf(visible);
  return html`<ul class="legend" aria-label=${say('Legend')}>
      ${scene.series.map((series, place) => {
        const name = proseText(nameSeries(series, scene));
        const key = html`<svg aria-hidden="true" viewBox="0 0 30 18">${drawMark(place, POINT_RADIUS * 1.25, colourOf(place), true)}</svg>`;
        if (scene.series.length === 1) return html`<li>${key}<span>${name}</span></li>`;
        return html`<li>
          <button
            type="button"
            aria-pressed=${isShown(series.label)}
            @click=${() => toggle(series.label)}
          >
            ${key}<span>${name}</span>
          </button>
        </li>`;
      })}
      ${lines.map((kind) => html`<li>${drawKey(kind, keyColour(kind, visible, first))}<span>${proseText(nameLine(kind, scene))}</span></li>`)}
      ${
        hasExactMarks
          ? html`<li>
              <svg aria-hidden="true" viewBox="0 0 30 18">${drawMark(first, EXACT_RADIUS, 'ink', false)}</svg><span>${proseText(nameExactMarks(scene))}</span>
            </li>`
          : nothing
      }
      ${
        hasRough
          ? html`<li>
              <svg aria-hidden="true" viewBox="0 0 30 18">${drawMark(first, POINT_RADIUS * 1.25, colourOf(first), false)}</svg>${say('open: too rough for the fit')}
            </li>`
          : nothing
      }
      ${
        hasBounds
          ? html`<li>
              <svg aria-hidden="true" viewBox="0 0 30 18">
                <path
                  d="M11 17h8M15 17V1M10.5 6L15 1L19.5 6"
                  fill="none"
                  stroke="currentColor"
                  stroke-width="1.5"
                /></svg>${say('a bound only')}
            </li>`
          : nothing
      }
    </ul>`;
}

function drawMark(series: number, radius: number, colour: StrokeColour, isFilled: boolean) {
  const corners = markOf(series, [15, 9], radius).map((corner) => corner.join(' '));
  return svg`<path
    d=${`M${corners.join('L')}Z`}
    style=${`fill: ${isFilled ? `var(--${colour})` : 'none'}; stroke: var(--${colour}); stroke-width: 1.1`}
  />`;
}

function drawKey(kind: LineKind, colour: StrokeColour) {
  const { width, dash } = LINE_LOOKS[kind];
  return html`<svg aria-hidden="true" viewBox="0 0 30 18">
    ${
      kind === 'measured'
        ? svg`<rect x="0" y="3" width="30" height="12" style=${`fill: var(--${colour}); opacity: 0.16`} />`
        : nothing
    }
    <path
      d="M0 9H30"
      fill="none"
      stroke-dasharray=${dash.join(' ')}
      style=${`stroke: var(--${colour}); stroke-width: ${width}`}
    />
  </svg>`;
}
