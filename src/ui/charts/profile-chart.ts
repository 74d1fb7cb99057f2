import { css, html, LitElement, nothing, type PropertyValues, unsafeCSS } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import uPlot from 'uplot';
import uPlotStyles from 'uplot/dist/uPlot.min.css?inline';
import type { ExactDensities } from '../../analysis/exact-fields.ts';
import { binMiddles } from '../../analysis/profile.ts';
import type { Density } from '../../engine/engine.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { say } from '../../language/language.ts';
import type { Refusal } from '../../theory/generator-2d/problem.ts';
import { profileColumns } from './chart-columns.ts';
import '../kit/number-table.ts';
import { ColourWatch } from '../kit/colour-watch.ts';
import { formatCount, formatNumber } from '../kit/format.ts';
import { proseText } from '../kit/math-text.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { type ProfileView, profileData, profileOptions } from './profile-chart-options.ts';
import {
  computeProfileCurves,
  type ProfileCurves,
  type ProfileScene,
  ProfileScenes,
} from './profile-scene.ts';

/** Bins that a page key passes. */
const PAGE = 10;

/** The loss along the minimum-energy path a₁ – b – a₂, and the cloud's density on it beside what is expected there. */
@customElement('profile-chart')
export class ProfileChart extends LitElement {
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
        border-top: 2.5px solid var(--ink);
      }
      .key.density {
        height: 0.6rem;
        vertical-align: -0.05em;
        border-top: 1.5px solid var(--accent);
        background: var(--accent-wash);
      }
      .key.equilibrium {
        border-top: 2px dashed var(--series-3);
      }
      .key.exact {
        border-top: 2px solid var(--series-2);
      }
      .frame {
        position: relative;
        min-height: 0;
      }
      #chart {
        position: absolute;
        inset: 0;
        overflow: hidden;
        touch-action: pan-y;
      }
      .uplot {
        font-family: inherit;
      }
      .reading {
        margin: 0;
        font-size: var(--text-small);
      }
      .none {
        margin: 0;
        align-self: center;
        color: var(--ink-quiet);
      }
      .heard {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        margin: 0;
      }
      data-table {
        grid-row: 2 / -1;
      }
    `,
  ];

  @property({ attribute: false }) prepared: PreparedExperiment | undefined;
  @property({ attribute: false }) density: Density | undefined;
  /** The exact densities, why there are none, or nothing while they are being computed. */
  @property({ attribute: false }) exact: ExactDensities | Refusal | undefined;
  /** Whether the numbers are shown in place of the picture. */
  @property({ type: Boolean, attribute: 'data-shown' }) dataShown = false;

  /** Bin that is being read. */
  @state() private cursor: number | undefined;
  /** What a keyboard reader hears; a pointer makes no sound. */
  @state() private heard = '';
  @query('#chart') private frame!: HTMLElement | null;

  readonly #scenes = new ProfileScenes();
  #scene: ProfileScene | Refusal = { reason: '' };
  #curves: ProfileCurves | undefined;
  #chart: uPlot | undefined;
  readonly #observer = new ResizeObserver(() => this.#resize());

  constructor() {
    super();
    new ColourWatch(this, this.#drop);
  }

  /** The numbers that are shown; undefined where there is no path. */
  get curves(): ProfileCurves | undefined {
    return this.#curves;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = ['prepared', 'density', 'exact'].some((name) =>
      changed.has(name as keyof ProfileChart),
    );
    if (!isOther || this.prepared === undefined) return;
    this.#scene = this.#scenes.sceneOf(this.prepared);
    const exact = this.exact !== undefined && 'densities' in this.exact ? this.exact : undefined;
    this.#curves =
      'reason' in this.#scene ? undefined : computeProfileCurves(this.#scene, this.density, exact);
    if (this.cursor !== undefined && this.cursor >= (this.#curves?.map.binCount ?? 0)) {
      this.cursor = undefined;
    }
  }

  protected override render() {
    const scene = this.#scene;
    const curves = this.#curves;
    const title = html`<h2>${say('Loss and density along the path')} <span class="math">a₁ – b – a₂</span></h2>`;
    if (this.prepared === undefined) return title;
    if ('reason' in scene || curves === undefined) {
      const reason = 'reason' in scene ? scene.reason : '';
      return html`${title}<p class="none">${proseText(say(reason))}</p>`;
    }
    const { cursor } = this;
    return html`${
      cursor === undefined || this.dataShown
        ? title
        : html`<p class="reading number" aria-hidden="true">${proseText(this.#read(scene, curves, cursor))}</p>`
    }
      <div class="legend" ?hidden=${this.dataShown}>
        <span><span class="key"></span>${say('loss L')}</span>
        <span><span class="key density"></span>${say('particles')}${this.#countElsewhere(curves)}</span>
        <span title=${'reason' in scene.equilibrium ? say(scene.equilibrium.reason) : say('Each well in equilibrium by itself, with as many particles as are in it')}>
          <span class="key equilibrium"></span>${say('quasi-equilibrium')}${'reason' in scene.equilibrium ? say(': none') : ''}
        </span>
        <span title=${this.#explainExact()}>
          <span class="key exact"></span>${say('exact for η → 0')}${curves.exact !== undefined ? '' : this.exact !== undefined && 'reason' in this.exact ? say(': none') : ' …'}
        </span>
      </div>
      <div class="frame" ?hidden=${this.dataShown}>
        <div
          id="chart"
          role="application"
          aria-roledescription=${say('chart')}
          aria-label=${this.#describe(scene)}
          tabindex="0"
          @keydown=${this.#onKey}
          @pointermove=${this.#onPointer}
          @pointerdown=${this.#onPointer}
          @pointerleave=${this.#onLeave}
        ></div>
      </div>
      ${
        this.dataShown
          ? html`<data-table
              name="escapement-profile"
              .caption=${this.#describe(scene)}
              .columns=${profileColumns(curves)}
            ></data-table>`
          : nothing
      }
      <p class="heard" aria-live="polite">${this.heard}</p>`;
  }

  /** How many of the particles in the domain have no place on the path, where there are some. */
  #countElsewhere({ elsewhere }: ProfileCurves) {
    if (elsewhere < 0.5) return nothing;
    return html`<span title=${say('Their nearest point of the path is one of its ends.')}> ${say`(${formatCount(elsewhere)} beyond its ends)`}</span>`;
  }

  #explainExact(): string {
    if (this.exact === undefined) return say('The Fokker–Planck equation is being solved …');
    if ('reason' in this.exact) return say(this.exact.reason);
    return say('Fokker–Planck density of infinitely many particles, for infinitely short steps');
  }

  #describe({ map: { path } }: ProfileScene): string {
    const { minimum, saddle, target } = path;
    const barrier = formatNumber(saddle.loss - minimum.loss, 3);
    const length = formatNumber((target ?? path.points[path.points.length - 1]).s, 3);
    return say`Loss along the path of length ${length} from the minimum over the saddle, a barrier of ${barrier}, with the density of the particles on it. Arrow keys read it.`;
  }

  #read({ map, losses }: ProfileScene, curves: ProfileCurves, bin: number): string {
    const { density, equilibrium, exact } = curves;
    const parts = [
      `s ${formatNumber(binMiddles(map)[bin], 3)}`,
      `L ${formatNumber(losses[bin], 3)}`,
    ];
    for (const [name, values] of [
      [say('density'), density],
      [say('equilibrium'), equilibrium],
      [say('exact'), exact],
    ] as const) {
      if (values !== undefined) parts.push(`${name} ${formatNumber(values[bin], 3)}`);
    }
    return parts.join(' · ');
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const scene = this.#scene;
    const curves = this.#curves;
    if ('reason' in scene || curves === undefined) return;
    const last = scene.map.binCount - 1;
    const from = this.cursor ?? Math.round(-scene.map.from / scene.map.width);
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: from - 1,
      ArrowRight: from + 1,
      PageUp: from + PAGE,
      PageDown: from - PAGE,
      Home: 0,
      End: last,
    };
    const next = moves[event.key];
    if (event.key === 'Escape' && this.cursor !== undefined) {
      event.preventDefault();
      this.cursor = undefined;
      this.heard = '';
    }
    if (next === undefined) return;
    event.preventDefault();
    this.cursor = Math.min(last, Math.max(0, next));
    this.heard = this.#read(scene, curves, this.cursor);
  };

  readonly #onPointer = (event: PointerEvent): void => {
    const scene = this.#scene;
    const chart = this.#chart;
    if ('reason' in scene || chart === undefined) return;
    const { left } = chart.over.getBoundingClientRect();
    const { from, width, binCount } = scene.map;
    const bin = Math.floor((chart.posToVal(event.clientX - left, 'x') - from) / width);
    this.cursor = Math.min(binCount - 1, Math.max(0, bin));
  };

  readonly #onLeave = (event: PointerEvent): void => {
    // A finger that is lifted leaves its reading.
    if (event.pointerType === 'mouse') this.cursor = undefined;
  };

  protected override updated(): void {
    const { frame } = this;
    const view = this.#view();
    if (frame === null || view === undefined || this.dataShown) {
      this.#observer.disconnect();
      this.#chart?.destroy();
      this.#chart = undefined;
      return;
    }
    if (this.#chart === undefined) this.#build(frame, view);
    else this.#chart.setData(profileData(view));
  }

  #view(): ProfileView | undefined {
    const scene = this.#scene;
    if ('reason' in scene || this.#curves === undefined) return undefined;
    return { scene, curves: this.#curves, cursor: this.cursor };
  }

  #build(frame: HTMLElement, view: ProfileView): void {
    const { clientWidth, clientHeight } = frame;
    const size = { width: Math.max(clientWidth, 120), height: Math.max(clientHeight, 120) };
    const options = profileOptions(() => this.#view() ?? view, getComputedStyle(this), size);
    this.#chart = new uPlot(options, profileData(view), frame);
    this.#observer.observe(frame);
  }

  /** Takes the chart away; it is made again in other colours. */
  readonly #drop = (): void => {
    this.#chart?.destroy();
    this.#chart = undefined;
    this.requestUpdate();
  };

  #resize(): void {
    if (this.frame === null) return;
    const { clientWidth: width, clientHeight: height } = this.frame;
    const chart = this.#chart;
    if (chart === undefined || width === 0 || height === 0) return;
    if (chart.width !== width || chart.height !== height) chart.setSize({ width, height });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'profile-chart': ProfileChart;
  }
}
