import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '../../language/language.ts';
import { formatCount, formatRate } from '../kit/format.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import type { LaboratoryState } from '../run/laboratory-state.ts';

/** What the machine is doing, in one quiet line of slots that keep their width. */
@customElement('status-line')
export class StatusLine extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        font-size: var(--text-small);
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(6.6rem, 1fr)) minmax(9rem, 2fr);
        gap: 0.2rem 1rem;
        margin: 0;
      }
      div {
        min-width: 0;
      }
      dt {
        color: var(--ink-quiet);
      }
      dd {
        margin: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media (min-width: 1400px) {
        dl {
          display: flex;
          justify-content: space-between;
        }
        div {
          display: flex;
          gap: 0.4rem;
        }
        dt {
          white-space: nowrap;
        }
        dd {
          min-width: 4.4em;
        }
      }
      @media (max-width: 1100px) {
        dl {
          grid-template-columns: repeat(auto-fit, minmax(6.6rem, 1fr));
        }
        .adapter {
          grid-column: span 2;
        }
      }
    `,
  ];

  @property({ attribute: false }) state!: LaboratoryState;

  protected override render() {
    const { reading, rates, wanted, adapterName } = this.state;
    const particles = wanted?.ensemble.particles ?? 0;
    const { tally } = reading ?? {};
    return html`<dl>
      ${slot('particles', say('particles'), formatCount(particles))}
      ${slot('step', say('steps'), formatCount(tally?.step ?? 0))}
      ${slot('escaped', say('escaped'), formatCount(tally?.events ?? 0))}
      ${slot('diverged', say('diverged'), formatCount(tally?.diverged ?? 0))}
      ${slot('steps-rate', say('steps/s'), formatRate(rates.stepsPerSecond))}
      ${slot('particle-rate', say('particle-steps/s'), formatRate(rates.stepsPerSecond * particles))}
      ${slot('frames', say('frames/s'), formatRate(Math.round(rates.framesPerSecond)))}
      ${slot('adapter', say('runs on'), say(adapterName))}
    </dl>`;
  }
}

function slot(id: string, name: string, value: string) {
  return html`<div class=${id}>
    <dt>${name}</dt>
    <dd id=${id} class="number" title=${value}>${value}</dd>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'status-line': StatusLine;
  }
}
