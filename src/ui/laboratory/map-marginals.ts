import { css, html, LitElement, nothing, type PropertyValues, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { computeMarginals, type Marginals } from '../../analysis/profile.ts';
import { DENSITY_SIZE } from '../../engine/engine.ts';
import { say } from '../../language/language.ts';
import { marginalColumns } from '../charts/chart-columns.ts';
import '../kit/number-table.ts';
import { expectedCells } from '../charts/profile-scene.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import type { LaboratoryState } from '../run/laboratory-state.ts';

/** Height of a histogram in the units of its drawing; it is stretched over the edge it stands on. */
const HEIGHT = 100;
/** The fullest column is so much of that. */
const FULL = 0.92;

/** How the particles are spread along x, on the map's upper edge, and along y, on its right one; the exact density over them. */
@customElement('map-marginals')
export class MapMarginals extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        --edge: 3.5rem;
        position: absolute;
        inset: 0;
        pointer-events: none;
        color: var(--map-ink);
      }
      @media (max-width: 600px) {
        :host {
          --edge: 2.2rem;
        }
      }
      svg {
        position: absolute;
        overflow: visible;
      }
      .x {
        inset: 0 0 auto;
        width: 100%;
        height: var(--edge);
      }
      .y {
        inset: 0 0 0 auto;
        width: var(--edge);
        height: 100%;
      }
      .counted {
        fill: rgb(141 180 255 / 0.38);
        stroke: var(--map-accent);
        stroke-width: 1;
        vector-effect: non-scaling-stroke;
      }
      .exact {
        fill: none;
        stroke: #ffd98a;
        stroke-width: 1.5;
        vector-effect: non-scaling-stroke;
      }
      button {
        position: absolute;
        inset: 0.3rem 0.3rem auto auto;
        min-height: 1.6rem;
        padding: 0 0.5rem;
        border-color: var(--map-line);
        background: var(--map-glass);
        color: var(--map-ink);
        font-size: var(--text-small);
        pointer-events: auto;
      }
      button[aria-expanded='true'] {
        background: var(--map-raised);
      }
      button:focus-visible {
        outline-color: var(--map-accent);
      }
      .numbers {
        position: absolute;
        inset: 2.6rem 0.3rem auto auto;
        z-index: 2;
        display: grid;
        max-width: calc(100% - 0.6rem);
        max-height: calc(100% - 3.2rem);
        padding: 0.6rem 0.8rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        pointer-events: auto;
      }
    `,
  ];

  @property({ attribute: false }) state!: LaboratoryState;
  @state() private dataShown = false;

  #measured: Marginals | undefined;
  #exact: Marginals | undefined;

  /** Counts by column and by row; undefined before the first reading. */
  get measured(): Marginals | undefined {
    return this.#measured;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('state') as LaboratoryState | undefined;
    const { density, prepared, theory } = this.state;
    if (before?.density === density && before?.theory.densities === theory.densities) return;
    if (density === undefined || prepared === undefined) {
      this.#measured = undefined;
      this.#exact = undefined;
      return;
    }
    const exact = theory.densities;
    const time = density.step * prepared.experiment.method.learningRate;
    const known = exact !== undefined && 'densities' in exact ? exact : undefined;
    const expected = expectedCells(prepared, density, known, time);
    this.#measured = computeMarginals(density.cells);
    this.#exact = expected && computeMarginals(expected);
  }

  protected override render() {
    const measured = this.#measured;
    const { prepared } = this.state;
    if (measured === undefined || prepared === undefined) return nothing;
    const exact = this.#exact;
    const across = (counts: Float64Array, full: number) =>
      Array.from(counts, (count, place) => [place, HEIGHT * (1 - (FULL * count) / full)] as const);
    const picture = (axis: 'x' | 'y') => {
      const counts = measured[axis];
      const full = Math.max(1, ...counts, ...(exact?.[axis] ?? []));
      const bars = steps(across(counts, full), axis);
      const curve = exact && line(across(exact[axis], full), axis);
      return svg`<path class="counted" d=${bars} />${curve === undefined ? nothing : svg`<path class="exact" d=${curve} />`}`;
    };
    const label = say('How the particles are spread along x and along y');
    return html`<svg
        class="x"
        viewBox="0 0 ${DENSITY_SIZE} ${HEIGHT}"
        preserveAspectRatio="none"
        role="img"
        aria-label=${label}
      >${picture('x')}</svg>
      <svg
        class="y"
        viewBox="0 0 ${HEIGHT} ${DENSITY_SIZE}"
        preserveAspectRatio="none"
        aria-hidden="true"
      >${picture('y')}</svg>
      <button
        id="marginals-data"
        title=${say('The numbers as a table, CSV and JSON')}
        aria-expanded=${this.dataShown}
        @click=${() => {
          this.dataShown = !this.dataShown;
        }}
      >${say('Data')}</button>
      ${
        this.dataShown
          ? html`<div class="numbers">
              <data-table
                name="escapement-marginals"
                .caption=${label}
                .columns=${marginalColumns(prepared.model.domain, measured, exact)}
              ></data-table>
            </div>`
          : nothing
      }`;
  }
}

type Place = readonly [along: number, level: number];

/** The outline of bars that stand on the edge: the lower one along x, the left one along y, where y points upwards. */
function steps(places: readonly Place[], axis: 'x' | 'y'): string {
  const corners = places.flatMap(([along, level]): Place[] => [
    [along, level],
    [along + 1, level],
  ]);
  const outline: Place[] = [[0, HEIGHT], ...corners, [DENSITY_SIZE, HEIGHT]];
  return `${path(outline, axis)}Z`;
}

/** A curve through the middles of the columns. */
function line(places: readonly Place[], axis: 'x' | 'y'): string {
  return path(
    places.map(([along, level]) => [along + 0.5, level]),
    axis,
  );
}

function path(places: readonly Place[], axis: 'x' | 'y'): string {
  const points = places.map(([along, level]) =>
    axis === 'x'
      ? `${along} ${(HEIGHT - level).toFixed(2)}`
      : `${level.toFixed(2)} ${DENSITY_SIZE - along}`,
  );
  return `M${points.join('L')}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'map-marginals': MapMarginals;
  }
}
