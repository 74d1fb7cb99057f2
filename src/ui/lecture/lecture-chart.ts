import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { say } from '../../language/language.ts';
import { fitScale, makeTicks, placeOn, type Scale } from '../charts/scales.ts';
import { proseText } from '../kit/math-text.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import type { LectureChartData } from './lecture-chart-data.ts';

/** Room at the edges for the numbers at the axes, in units of the text's size. */
const MARGIN = { left: 3.1, right: 0.6, top: 0.6, bottom: 1.7 };
/** Ticks are so many text sizes apart. */
const SPACING = { x: 5, y: 2.6 };

/** The small chart of a scene. Colours and marks tell its series apart; the table beside it has the numbers. */
@customElement('lecture-chart')
export class LectureChart extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto auto minmax(0, 1fr) auto;
        gap: 0.25rem;
        min-height: 12rem;
      }
      h3 {
        margin: 0;
        font-size: var(--text-small);
        font-weight: 600;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0.1rem 0.9rem;
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
      .legend svg {
        width: 1.5rem;
        height: 0.7rem;
        margin-inline-end: 0.3rem;
        vertical-align: -0.05em;
      }
      .frame {
        position: relative;
        min-height: 0;
      }
      .frame > svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      .x {
        text-align: end;
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
      text {
        font-size: var(--text-small);
        font-variant-numeric: tabular-nums;
        fill: var(--ink-quiet);
      }
      .axis {
        stroke: var(--line-control);
        stroke-width: 1;
      }
      .grid {
        stroke: var(--line);
        stroke-width: 1;
      }
      .line {
        fill: none;
        stroke: var(--colour);
        stroke-width: 2;
      }
      .mark {
        fill: var(--colour);
        stroke: none;
      }
      .bar {
        stroke: var(--colour);
        stroke-width: 1.5;
      }
    `,
  ];

  @property({ attribute: false }) data!: LectureChartData;
  @state() private size: readonly [width: number, height: number] = [0, 0];

  readonly #observer = new ResizeObserver(([entry]) => {
    const { width, height } = entry.contentRect;
    this.size = [width, height];
  });

  protected override firstUpdated(): void {
    this.#observe();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#observe();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  #observe(): void {
    const frame = this.renderRoot.querySelector('.frame');
    if (frame !== null) this.#observer.observe(frame);
  }

  protected override render() {
    const { title, x, series } = this.data;
    return html`<h3>${proseText(say(title))}</h3>
      <div class="legend">
        ${series.map(
          ({ label }, index) => html`<span style=${colourOf(index)}>
            <svg viewBox="0 0 30 14" aria-hidden="true">
              <path class="line" d="M0 7H30" />${drawMark(index, 15, 7, 4)}
            </svg>${proseText(say(label))}</span>`,
        )}
      </div>
      <div class="frame">${this.size[0] === 0 ? nothing : this.#draw()}</div>
      <div class="x">${proseText(say(x))}</div>`;
  }

  #draw() {
    const { series, isLogarithmic } = this.data;
    const [width, height] = this.size;
    const em = Number.parseFloat(getComputedStyle(this).fontSize) * 0.85;
    const left = MARGIN.left * em;
    const right = width - MARGIN.right * em;
    const top = MARGIN.top * em;
    const bottom = height - MARGIN.bottom * em;
    const points = series.flatMap(({ line, marks }) => [
      ...line.map(([px, py]) => ({ x: px, y: [py] })),
      ...marks.map(({ x, y, low, high }) => ({ x, y: [y, low, high] })),
    ]);
    const abscissas = points.map(({ x }) => x);
    const fitted = fitScale(abscissas, false);
    // Time begins at 0, and so does its axis.
    const scaleX = abscissas.includes(0) ? { ...fitted, low: 0 } : fitted;
    const scaleY = fitScale(
      points.flatMap(({ y }) => y),
      isLogarithmic,
    );
    const atX = (x: number) => left + placeOn(scaleX, x) * (right - left);
    const atY = (y: number) => bottom - placeOn(scaleY, y) * (bottom - top);
    const ticksX = ticksIn(scaleX, (right - left) / (SPACING.x * em));
    const ticksY = ticksIn(scaleY, (bottom - top) / (SPACING.y * em));
    return html`<svg role="img" aria-label=${say`${this.data.title}, against ${this.data.x}`}>
      ${ticksY.map(
        ({ value, label }) => svg`<path class="grid" d="M${left} ${atY(value)}H${right}" />
          <text x=${left - 0.4 * em} y=${atY(value) + 0.35 * em} text-anchor="end">${label}</text>`,
      )}
      ${ticksX.map(
        ({ value, label }) => svg`<path class="axis" d="M${atX(value)} ${bottom}v4" />
          <text x=${atX(value)} y=${bottom + 1.3 * em} text-anchor="middle">${label}</text>`,
      )}
      <path class="axis" d="M${left} ${top}V${bottom}H${right}" fill="none" />
      ${series.map(
        ({ line, marks }, index) => svg`<g style=${colourOf(index)}>
          <path class="line" d=${line.map(([px, py], at) => `${at === 0 ? 'M' : 'L'}${atX(px).toFixed(1)} ${atY(py).toFixed(1)}`).join('')} />
          ${marks.map(
            ({
              x,
              y,
              low,
              high,
            }) => svg`<path class="bar" d="M${atX(x)} ${atY(low)}V${atY(high)}" />
              ${drawMark(index, atX(x), atY(y), 0.32 * em)}`,
          )}
        </g>`,
      )}
    </svg>`;
  }
}

function ticksIn(scale: Scale, count: number) {
  return makeTicks(scale, Math.max(2, Math.floor(count)));
}

function colourOf(index: number): string {
  return `--colour: var(--series-${(index % 4) + 1})`;
}

/** Disc, square, diamond, triangle: told apart without colours, too. */
function drawMark(index: number, x: number, y: number, r: number) {
  switch (index % 4) {
    case 0:
      return svg`<circle class="mark" cx=${x} cy=${y} r=${r} />`;
    case 1:
      return svg`<rect class="mark" x=${x - r} y=${y - r} width=${2 * r} height=${2 * r} />`;
    case 2:
      return svg`<path class="mark" d="M${x} ${y - 1.3 * r}l${1.3 * r} ${1.3 * r}l${-1.3 * r} ${1.3 * r}l${-1.3 * r} ${-1.3 * r}z" />`;
    default:
      return svg`<path class="mark" d="M${x} ${y - 1.2 * r}l${1.2 * r} ${2.2 * r}h${-2.4 * r}z" />`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lecture-chart': LectureChart;
  }
}
