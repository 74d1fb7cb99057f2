import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Experiment } from '../../experiment/experiment.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { say } from '../../language/language.ts';
import { sendCommand } from '../experiment/command.ts';
import '../charts/escape-chart.ts';
import type { Instrument } from '../kit/view-names.ts';
import type { LaboratoryState } from '../run/laboratory-state.ts';
import '../charts/profile-chart.ts';
import { sharedStyles } from '../kit/shared-styles.ts';

const INSTRUMENTS: readonly { instrument: Instrument; label: string; help: string }[] = [
  { instrument: 'times', label: 'Escape times', help: 'When the particles escape' },
  {
    instrument: 'profile',
    label: 'Profile',
    help: 'Where they are along the path over the saddle',
  },
];

/** The chart beside the map: escape times or the profile, as a picture or as numbers. */
@customElement('chart-tabs')
export class ChartTabs extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        gap: 0.5rem;
        min-height: 13.5rem;
        min-width: 0;
      }
      escape-chart,
      profile-chart {
        min-height: 11rem;
      }
      .bar,
      .tabs {
        display: flex;
      }
      .bar {
        justify-content: space-between;
        gap: 0.5rem;
      }
      button {
        min-height: 2rem;
        padding: 0 0.7rem;
        font-size: var(--text-small);
      }
      .tabs button:first-child {
        border-start-end-radius: 0;
        border-end-end-radius: 0;
      }
      .tabs button:last-child {
        margin-inline-start: -1px;
        border-start-start-radius: 0;
        border-end-start-radius: 0;
      }
    `,
  ];

  @property({ attribute: false }) state!: LaboratoryState;
  @state() private dataShown = false;

  protected override render() {
    const { instrument, reading, theory, density } = this.state;
    return html`
      <div class="bar">
        <div class="tabs" role="group" aria-label=${say('Chart beside the map')}>
          ${INSTRUMENTS.map(
            (one) => html`<button
              id="tab-${one.instrument}"
              title=${say(one.help)}
              aria-pressed=${one.instrument === instrument}
              @click=${() => sendCommand(this, { kind: 'instrument', instrument: one.instrument })}
            >${say(one.label)}</button>`,
          )}
        </div>
        <button
          id="data"
          title=${say('The numbers as a table, CSV and JSON')}
          aria-pressed=${this.dataShown}
          @click=${() => {
            this.dataShown = !this.dataShown;
          }}
        >${say('Data')}</button>
      </div>
      ${
        instrument === 'profile'
          ? html`<profile-chart
              .prepared=${landscapeOf(this.state)}
              .density=${density}
              .exact=${theory.densities}
              ?data-shown=${this.dataShown}
            ></profile-chart>`
          : html`<escape-chart
              .reading=${reading}
              .exact=${theory.survival}
              ?data-shown=${this.dataShown}
            ></escape-chart>`
      }
    `;
  }
}

/** What runs, as long as its landscape is the one that is wanted: the profile is a picture of that. */
function landscapeOf({ prepared, wanted }: LaboratoryState): PreparedExperiment | undefined {
  const isSame = prepared === undefined || isAlike(prepared.experiment, wanted);
  return isSame ? prepared : undefined;
}

function isAlike(one: Experiment, other: Experiment | undefined): boolean {
  const landscapeKey = (experiment: Experiment) => JSON.stringify(experiment.landscape);
  return one === other || (other !== undefined && landscapeKey(one) === landscapeKey(other));
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-tabs': ChartTabs;
  }
}
