import { html, LitElement, nothing, type PropertyValues, unsafeCSS } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import uPlot from 'uplot';
import uPlotStyles from 'uplot/dist/uPlot.min.css?inline';
import { say } from '../../../language/language.ts';
import { messageOf } from '../../../message-of.ts';
import { concludeSweep, type FigureResult } from '../../../sweep/conclude.ts';
import type { PointRow } from '../../../sweep/row.ts';
import type { Sweep } from '../../../sweep/sweep.ts';
import { tabulate } from '../../../sweep/table.ts';
import { ColourWatch } from '../../kit/colour-watch.ts';
import { proseText } from '../../kit/math-text.ts';
import { saveFile, saveTable, saveText, type TableFormat } from '../../kit/save-file.ts';
import { sharedStyles } from '../../kit/shared-styles.ts';
import { sayPoints } from '../sweep-words.ts';
import { rasterize } from './figure-chart-export.ts';
import { renderLegend } from './figure-chart-legend.ts';
import {
  type ChartView,
  figureData,
  figureOptions,
  heightOf,
  pixelOf,
} from './figure-chart-options.ts';
import { createScene, type Scene, type ScenePoint, scaleScene } from './figure-chart-scene.ts';
import { figureChartStyles } from './figure-chart-styles.ts';
import { describePoint, titleOfX, titleOfY } from './figure-chart-titles.ts';
import { renderTable, renderVerdicts, setTitle } from './figure-chart-words.ts';
import { drawSvg } from './figure-svg.ts';

/** Size of the picture that is taken away, in CSS pixels. */
const PICTURE = { width: 1000, height: 680 };

/** A pointer nearer than this, in CSS pixels, reads a point. */
const REACH = 40;

/** Where the cursor stands: places of a series and of a point in it. */
interface Cursor {
  readonly series: number;
  readonly point: number;
}

declare global {
  interface HTMLElementEventMap {
    /** A point that was being read has been chosen, by its row's place in the table. */
    'choose-point': CustomEvent<number>;
  }
}

/** The figure of a sweep: chart, verdict, table and files, from the rows that there are. */
@customElement('figure-chart')
export class FigureChart extends LitElement {
  static override readonly styles = [sharedStyles, unsafeCSS(uPlotStyles), figureChartStyles];

  @property({ attribute: false }) sweep: Sweep | undefined;
  @property({ attribute: false }) rows: readonly PointRow[] = [];

  @state() private switchedOff: ReadonlySet<string> = new Set();
  @state() private cursor: Cursor | undefined;
  @state() private isTableShown = false;
  /** Whether the reading is read out: a keyboard reader hears it, a pointer makes no sound. */
  @state() private isHeard = false;
  @state() private problem = '';
  @query('#chart') private frame!: HTMLElement | null;

  #result: FigureResult | undefined;
  #scene: Scene | undefined;
  #chart: uPlot | undefined;
  /** The point under a press, where it was read before. */
  #pressed: ScenePoint | undefined;
  readonly #observer = new ResizeObserver(() => this.#resize());

  constructor() {
    super();
    new ColourWatch(this, this.#rebuild);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#rebuild();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('sweep') && !changed.has('rows')) return;
    const { sweep, rows } = this;
    this.#result = sweep === undefined ? undefined : concludeSweep(sweep, rows);
    this.#scene = this.#result === undefined ? undefined : createScene(this.#result, rows);
    if (changed.has('sweep')) {
      this.switchedOff = new Set();
      this.cursor = undefined;
      this.isHeard = false;
      // Another figure has other axes.
      this.#drop();
    }
    if (this.#chosen === undefined) this.cursor = undefined;
  }

  protected override render() {
    const { sweep } = this;
    const [result, scene] = [this.#result, this.#scene];
    if (sweep === undefined) return nothing;
    if (result === undefined || scene === undefined) {
      return html`<p class="progress">${say('This sweep has no figure; its numbers are in its table.')}</p>
        ${this.#renderTools(false)}`;
    }
    const finished = this.rows.length;
    const { figure } = result;
    return html`<figure aria-label=${say(sweep.title)}>
      <div class="plot" ?hidden=${this.isTableShown}>
      ${renderLegend(
        scene,
        (label) => !this.switchedOff.has(label),
        (label) => this.#toggle(label),
      )}
        <p class="title">${setTitle(figure.yTitle, this.#ordinates(scene))}</p>
        <div
          id="chart"
          class=${isEmpty(scene) ? 'vacant' : ''}
          role="application"
          aria-roledescription=${say('chart')}
          aria-label=${this.#describe(sweep, scene)}
          tabindex="0"
          @keydown=${this.#onKey}
          @pointermove=${this.#onPointer}
          @pointerdown=${this.#onPress}
          @click=${this.#onClick}
          @pointerleave=${this.#onLeave}
        >
          ${
            isEmpty(scene)
              ? html`<p class="empty">
                  ${say(finished === 0 ? 'No point is finished yet.' : 'No finished point has a place on these axes.')}
                </p>`
              : nothing
          }
        </div>
        <p class="title across">${setTitle(figure.xTitle, [figure.x])}</p>
        <p class="reading" aria-hidden="true">
          ${this.#chosen === undefined ? html`<span class="quiet">${say('Point at a value, or choose the chart and go from point to point with the arrow keys.')}</span>` : proseText(this.#read())}
        </p>
        <p class="heard" aria-live="polite">${this.isHeard ? this.#read() : ''}</p>
      </div>
      ${this.isTableShown ? renderTable(sweep, result, this.rows) : nothing}
      ${renderVerdicts(sweep, result, scene, this.rows.length)} ${this.#renderTools(true)}
    </figure>`;
  }

  #renderTools(hasFigure: boolean) {
    const isEmpty = this.rows.length === 0;
    const button = (label: string, title: string, make: () => void) => html`<button
      type="button"
      title=${title}
      aria-label=${say`Save ${label}`}
      ?disabled=${isEmpty}
      @click=${make}
    >
      ${label}
    </button>`;
    return html`<div class="tools" role="group" aria-label=${say('Table and files')}>
        ${
          hasFigure
            ? html`<button
                type="button"
                aria-pressed=${this.isTableShown}
                @click=${this.#toggleTable}
              >
                ${say('Table')}
              </button>`
            : nothing
        }
        <span class="quiet" aria-hidden="true">${say('Save')}</span>
        ${
          hasFigure
            ? html`${button('PNG', say('The chart as a picture'), this.#savePng)}
              ${button('SVG', say('The chart as a drawing'), this.#saveSvg)}`
            : nothing
        }
        ${button('CSV', say('All numbers as comma-separated values'), () => this.#saveTable('csv'))}
        ${button('JSON', say('All numbers as JSON'), () => this.#saveTable('json'))}
      </div>
      ${this.problem === '' ? nothing : html`<p class="problem" role="alert">${say(this.problem)}</p>`}`;
  }

  protected override updated(): void {
    const { frame } = this;
    if (!this.#canDraw || frame === null) {
      this.#drop();
      return;
    }
    if (this.#chart === undefined) this.#rebuild();
    else this.#chart.setData(figureData(this.#view()));
  }

  get #canDraw(): boolean {
    return this.#scene !== undefined && !isEmpty(this.#scene) && !this.isTableShown;
  }

  #view(): ChartView {
    const scene = this.#scene!;
    const shown = (series: number) => !this.switchedOff.has(scene.series[series].label);
    const visible = scene.series.filter((_, place) => shown(place));
    return { scene, shown, scales: scaleScene(scene, visible), chosen: this.#chosen };
  }

  get #chosen(): ChartView['chosen'] {
    if (this.cursor === undefined) return undefined;
    const series = this.#scene?.series[this.cursor.series];
    const point = series?.points[this.cursor.point];
    if (series === undefined || point === undefined || this.switchedOff.has(series.label))
      return undefined;
    return { series, point };
  }

  #read(): string {
    const chosen = this.#chosen;
    if (chosen === undefined || this.#scene === undefined) return '';
    return describePoint(this.#scene, chosen.series, chosen.point);
  }

  #ordinates({ figure, series }: Scene): string[] {
    return series.length === 0 ? [figure.y] : [...new Set(series.map(({ y }) => y))];
  }

  #describe(sweep: Sweep, { figure, series }: Scene): string {
    const points = series.reduce((sum, one) => sum + one.points.length, 0);
    return say`${sweep.title}: ${titleOfY(figure, series)} against ${titleOfX(figure)}, ${sayPoints(points)}. Arrow keys go from point to point.`;
  }

  #toggle(label: string): void {
    const switchedOff = new Set(this.switchedOff);
    if (!switchedOff.delete(label)) switchedOff.add(label);
    this.switchedOff = switchedOff;
  }

  readonly #toggleTable = (): void => {
    this.isTableShown = !this.isTableShown;
    // A chart cannot measure itself while it is hidden: it is made again.
    this.#drop();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && this.#chosen !== undefined) this.#choose(this.#chosen.point);
    const next = this.#step(event.key);
    if (next === undefined) return;
    event.preventDefault();
    this.cursor = next === 'none' ? undefined : next;
    this.isHeard = this.cursor !== undefined;
  };

  /** Where a key leads; undefined for keys that are none of the chart's. */
  #step(key: string): Cursor | 'none' | undefined {
    const scene = this.#scene;
    if (scene === undefined) return undefined;
    if (key === 'Escape') return this.cursor === undefined ? undefined : 'none';
    const visible = scene.series.flatMap(({ label, points }, place) =>
      this.switchedOff.has(label) || points.length === 0 ? [] : [place],
    );
    if (visible.length === 0 || !/^(Arrow|Home$|End$)/.test(key)) return undefined;
    const cursor = this.#chosen === undefined ? undefined : this.cursor;
    if (cursor === undefined) return { series: visible[0], point: 0 };
    const { series, point } = cursor;
    const last = scene.series[series].points.length - 1;
    if (key === 'Home') return { series, point: 0 };
    if (key === 'End') return { series, point: last };
    if (key === 'ArrowLeft') return { series, point: Math.max(0, point - 1) };
    if (key === 'ArrowRight') return { series, point: Math.min(last, point + 1) };
    // To the next series, at the point with the nearest x.
    const turn = key === 'ArrowDown' ? 1 : visible.length - 1;
    const other = visible[(visible.indexOf(series) + turn) % visible.length];
    const { x } = scene.series[series].points[point];
    const distances = scene.series[other].points.map((one) => Math.abs(one.x - x));
    return { series: other, point: distances.indexOf(Math.min(...distances)) };
  }

  readonly #onPointer = (event: PointerEvent): void => {
    const [chart, scene] = [this.#chart, this.#scene];
    if (chart === undefined || scene === undefined) return;
    const { left, top } = chart.over.getBoundingClientRect();
    let nearest = REACH;
    let cursor: Cursor | undefined;
    scene.series.forEach(({ label, points }, series) => {
      if (this.switchedOff.has(label)) return;
      points.forEach((point, place) => {
        const height = heightOf(point);
        if (height === undefined) return;
        const [x, y] = pixelOf(chart, [point.x, height]);
        const distance = Math.hypot(x - (event.clientX - left), y - (event.clientY - top));
        if (distance >= nearest) return;
        nearest = distance;
        cursor = { series, point: place };
      });
    });
    if (cursor?.series !== this.cursor?.series || cursor?.point !== this.cursor?.point) {
      this.cursor = cursor;
      this.isHeard = false;
    }
  };

  /** A point is read first and chosen then: a finger has no other way to read one. */
  readonly #onPress = (event: PointerEvent): void => {
    const before = this.#chosen?.point;
    this.#onPointer(event);
    this.#pressed = before === this.#chosen?.point ? before : undefined;
  };

  readonly #onClick = (): void => {
    if (this.#pressed !== undefined) this.#choose(this.#pressed);
  };

  #choose({ point }: ScenePoint): void {
    this.dispatchEvent(new CustomEvent('choose-point', { detail: point }));
  }

  readonly #onLeave = (event: PointerEvent): void => {
    // A finger that is lifted leaves its reading.
    if (event.pointerType === 'mouse') this.cursor = undefined;
  };

  readonly #rebuild = (): void => {
    this.#drop();
    const { frame } = this;
    if (!this.#canDraw || frame === null) return;
    const { clientWidth, clientHeight } = frame;
    const size = { width: Math.max(clientWidth, 120), height: Math.max(clientHeight, 120) };
    const options = figureOptions(() => this.#view(), getComputedStyle(this), size);
    this.#chart = new uPlot(options, figureData(this.#view()), frame);
    this.#observer.observe(frame);
  };

  #drop(): void {
    this.#observer.disconnect();
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  #resize(): void {
    if (this.frame === null) return;
    const { clientWidth: width, clientHeight: height } = this.frame;
    const chart = this.#chart;
    if (chart === undefined || width === 0 || height === 0) return;
    if (chart.width !== width || chart.height !== height) chart.setSize({ width, height });
  }

  #drawSvg(sweep: Sweep, scene: Scene): string {
    const style = getComputedStyle(this);
    const colour = (token: string) => style.getPropertyValue(`--${token}`).trim();
    const { shown } = this.#view();
    return drawSvg(say(sweep.title), scene, shown, { ...PICTURE, colour, line: colour('line') });
  }

  readonly #saveSvg = (): void => {
    if (this.sweep === undefined || this.#scene === undefined) return;
    const drawing = this.#drawSvg(this.sweep, this.#scene);
    saveText(`${this.sweep.name}.svg`, drawing, 'image/svg+xml');
  };

  readonly #savePng = async (): Promise<void> => {
    if (this.sweep === undefined || this.#scene === undefined) return;
    try {
      this.problem = '';
      saveFile(`${this.sweep.name}.png`, await rasterize(this.#drawSvg(this.sweep, this.#scene)));
    } catch (error) {
      this.problem = `The picture could not be made: ${messageOf(error)} SVG holds the same.`;
    }
  };

  #saveTable(format: TableFormat): void {
    if (this.sweep === undefined) return;
    saveTable(this.sweep.name, tabulate(this.sweep, this.rows), format);
  }
}

/** Whether there is no point to draw. */
function isEmpty({ series }: Scene): boolean {
  return series.every(({ points }) => points.length === 0);
}

declare global {
  interface HTMLElementTagNameMap {
    'figure-chart': FigureChart;
  }
}
