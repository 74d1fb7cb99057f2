import { css, html, LitElement, nothing, unsafeCSS } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import uPlot from 'uplot';
import uPlotStyles from 'uplot/dist/uPlot.min.css?inline';
import type { ExactSurvival } from '../../analysis/exact-fields.ts';
import type { Reading } from '../../analysis/reading.ts';
import { onLanguageChange, say } from '../../language/language.ts';
import type { Refusal } from '../../theory/generator-2d/problem.ts';
import { escapeColumns } from './chart-columns.ts';
import '../kit/number-table.ts';
import { ColourWatch } from '../kit/colour-watch.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { type ChartKind, chartData, chartOptions } from './escape-chart-options.ts';

/** Escape times: survivors on a logarithmic axis, where a constant rate is a straight line, or a histogram. */
@customElement('escape-chart')
export class EscapeChart extends LitElement {
  static override readonly styles = [
    sharedStyles,
    unsafeCSS(uPlotStyles),
    css`
      :host {
        display: grid;
        grid-template-rows: auto auto minmax(0, 1fr);
        gap: 0.35rem;
        min-height: 16rem;
        min-width: 0;
      }
      [hidden] {
        display: none !important;
      }
      data-table {
        grid-row: 2 / -1;
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem;
      }
      .switch {
        display: flex;
      }
      .switch button {
        min-height: 2rem;
        padding: 0 0.7rem;
        font-size: var(--text-small);
      }
      .switch button:first-child {
        border-start-end-radius: 0;
        border-end-end-radius: 0;
      }
      .switch button:last-child {
        margin-inline-start: -1px;
        border-start-start-radius: 0;
        border-end-start-radius: 0;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0.2rem 1rem;
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
      .key {
        display: inline-block;
        width: 1.6rem;
        height: 0;
        margin-inline-end: 0.45rem;
        vertical-align: 0.25em;
        border-top: 2px solid var(--accent);
      }
      .key.law {
        border-top: 2px dashed var(--ink-quiet);
      }
      .key.exact {
        border-top: 1.5px solid var(--ink);
      }
      .frame {
        position: relative;
        min-height: 0;
      }
      #chart {
        position: absolute;
        inset: 0;
        overflow: hidden;
      }
      .uplot {
        font-family: inherit;
      }
    `,
  ];

  @property({ attribute: false }) reading: Reading | undefined;
  /** The exact survival curve, why there is none, or nothing while it is being computed. */
  @property({ attribute: false }) exact: ExactSurvival | Refusal | undefined;

  /** Whether the numbers are shown in place of the picture. */
  @property({ type: Boolean, attribute: 'data-shown' }) dataShown = false;

  @state() private kind: ChartKind = 'survival';
  @query('#chart') private frame!: HTMLElement;

  #chart: uPlot | undefined;
  #stopListening = (): void => {};
  readonly #observer = new ResizeObserver(() => this.#resize());

  constructor() {
    super();
    new ColourWatch(this, this.#rebuild);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = onLanguageChange(() => {
      if (this.hasUpdated) this.#rebuild();
    });
    if (this.hasUpdated) {
      this.#observer.observe(this.frame);
      this.#rebuild();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening();
    this.#observer.disconnect();
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  protected override render() {
    const law = this.reading?.comparison.laws.find(({ result }) => 'value' in result);
    const isSurvival = this.kind === 'survival';
    return html`
      <div class="head">
        <h2>${isSurvival ? say('Share not yet escaped') : say('Escapes per unit time')}</h2>
        <div class="switch" role="group" aria-label=${say('Chart')}>
          ${this.#renderChoice('survival', say('Survival'))} ${this.#renderChoice('histogram', say('Histogram'))}
        </div>
      </div>
      <div class="legend" ?hidden=${this.dataShown}>
        <span><span class="key"></span>${isSurvival ? say('measured, 95 % band') : say('measured')}</span>
        <span title=${this.#explainExact()}>
          <span class="key exact"></span>${this.#nameExact()}
        </span>
        <span
          style=${law === undefined ? 'visibility:hidden' : ''}
          title=${law === undefined ? '' : say`${law.name}, ${law.variant}`}
        >
          <span class="key law"></span>${law === undefined ? say('law') : say(law.name)}
        </span>
      </div>
      <div class="frame" ?hidden=${this.dataShown}><div id="chart" role="img" aria-label=${this.#describe()}></div></div>
      ${
        this.dataShown
          ? html`<data-table
              name=${isSurvival ? 'escapement-survival' : 'escapement-histogram'}
              .caption=${this.#describe()}
              .columns=${escapeColumns(this.kind, this.reading, this.#known)}
            ></data-table>`
          : nothing
      }
    `;
  }

  get #known(): ExactSurvival | undefined {
    return this.exact !== undefined && 'survival' in this.exact ? this.exact : undefined;
  }

  #nameExact(): string {
    if (this.#known !== undefined) return say('exact');
    return this.exact === undefined ? say('exact …') : say('exact: none');
  }

  #explainExact(): string {
    if (this.exact === undefined) return say('The exact curve is being computed.');
    if ('reason' in this.exact) return say(this.exact.reason);
    return this.exact.isDiscrete
      ? say('Exact for these steps: the discrete chain.')
      : say('Exact for infinitely short steps: the diffusion.');
  }

  #renderChoice(kind: ChartKind, label: string) {
    return html`<button aria-pressed=${this.kind === kind} @click=${() => this.#choose(kind)}>
      ${label}
    </button>`;
  }

  #describe(): string {
    const { tally } = this.reading ?? {};
    if (tally === undefined) return say('Chart of escape times, empty so far');
    const share = Math.round((100 * tally.events) / tally.particleCount);
    return say`Chart of escape times: ${Math.min(share, 100)} % escaped so far`;
  }

  #choose(kind: ChartKind): void {
    this.kind = kind;
    this.#rebuild();
  }

  protected override firstUpdated(): void {
    this.#observer.observe(this.frame);
    this.#rebuild();
  }

  protected override updated(): void {
    this.#chart?.setData(chartData(this.kind, this.reading, this.#known));
  }

  readonly #rebuild = (): void => {
    this.#chart?.destroy();
    const { clientWidth, clientHeight } = this.frame;
    const size = { width: Math.max(clientWidth, 120), height: Math.max(clientHeight, 120) };
    const options = chartOptions(this.kind, () => this.reading, getComputedStyle(this), size);
    this.#chart = new uPlot(options, chartData(this.kind, this.reading, this.#known), this.frame);
  };

  #resize(): void {
    const { clientWidth, clientHeight } = this.frame;
    if (clientWidth > 0 && clientHeight > 0) {
      this.#chart?.setSize({ width: clientWidth, height: clientHeight });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'escape-chart': EscapeChart;
  }
}
