import './language-guard.ts';

import { css, html, LitElement, type PropertyValues, unsafeCSS } from 'lit';
import { property } from 'lit/decorators.js';
import { matchLanguage, onLanguageChange, setLanguage } from '../../language/language.ts';
import type { Command } from '../experiment/command.ts';
import type { Draft } from '../experiment/draft.ts';
import './embedded-view.ts';
import { type Embedding, toEmbedding } from '../address/embedding.ts';
import { actionOf, type KeyAction, pressOf } from '../address/keys.ts';
import { ExperimentFileError, readExperimentFile } from '../experiment/experiment-file.ts';
import { LaboratoryController } from '../laboratory/laboratory-controller.ts';
import { renderAnew } from './language-choice.ts';
import '../laboratory/laboratory-page.ts';
import { decodeLink, LinkError, type LinkedState } from '../address/link.ts';
import { commandsFor } from '../address/share-state.ts';
import tokens from '../kit/tokens.css?inline';

/** Keys that are meant for the component that has the focus. */
const COMMANDS: Partial<Readonly<Record<KeyAction, Command>>> = {
  toggle: { kind: 'toggle' },
  step: { kind: 'step' },
  reset: { kind: 'reset' },
};

/**
 * A laboratory of its own for any page: an engine, an experiment, and nothing that reaches beyond the element. The page's
 * address, title and keys are left to the page. One language is spoken on a page: that of the element connected last.
 */
export class EmbeddedLab extends LitElement {
  static override readonly styles = [
    unsafeCSS(tokens.replaceAll(':root', ':host')),
    css`
      /* What a page has on its body; dark or light is the page's own choice. */
      :host {
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        width: 100%;
        height: 22rem;
        color-scheme: inherit;
        color: var(--ink);
        font-family: var(--font);
        line-height: 1.4;
        text-align: start;
      }
      :host([hidden]) {
        display: none;
      }
    `,
  ];

  /** An Experiment as JSON, or the address of a link. Empty, the experiment with which the page opens. */
  @property() experiment = '';
  /** `full`, `min` or `none`. */
  @property() ui: string | undefined;
  /** Runs by itself as soon as it is seen; not with `0` or `false`. */
  @property({ converter: (value) => value !== null && value !== '0' && value !== 'false' })
  autoplay = false;
  /** Language of this element; else that of the nearest element around it that has one. */
  @property() override lang = '';

  /** Runs everything; open to the page's own scripts. */
  readonly controller = new LaboratoryController(this);
  /** What is shown where `ui` does not say so. */
  protected readonly usualUi: Embedding = 'full';

  #isStarted = false;
  #stopListening = (): void => {};
  /** A slide that is not shown costs nothing, and its run begins when it is. */
  readonly #observer = new IntersectionObserver((entries) => {
    this.controller.show(entries.at(-1)?.isIntersecting === true);
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.controller.show(false);
    this.#observer.observe(this);
    this.addEventListener('lab-command', this.#onCommand);
    this.addEventListener('keydown', this.#onKey);
    this.#stopListening = onLanguageChange(() => renderAnew(this.renderRoot));
    const wished = matchLanguage(this.lang || this.closest<HTMLElement>('[lang]')?.lang || 'en');
    void setLanguage(wished ?? 'en').catch(() => {});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.removeEventListener('lab-command', this.#onCommand);
    this.removeEventListener('keydown', this.#onKey);
    this.#stopListening();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.#isStarted) {
      this.#isStarted = true;
      if (this.autoplay !== this.controller.state.running) {
        this.controller.execute({ kind: 'toggle' });
      }
      if (this.#embedding === 'full') registerColours();
    }
    if (changed.has('experiment') && this.experiment.trim() !== '') void this.#open();
    if (changed.has('lang') && this.lang !== '') {
      void setLanguage(matchLanguage(this.lang) ?? 'en').catch(() => {});
    }
  }

  get #embedding(): Embedding {
    return this.ui === undefined ? this.usualUi : toEmbedding(this.ui);
  }

  protected override render() {
    const { state, canvas } = this.controller;
    const ui = this.#embedding;
    if (ui === 'full') {
      return html`<laboratory-page .controller=${this.controller} .state=${state}></laboratory-page>`;
    }
    return html`<embedded-view .canvas=${canvas} .state=${state} .ui=${ui}></embedded-view>`;
  }

  async #open(): Promise<void> {
    const given = this.experiment.trim();
    try {
      const state: LinkedState = given.startsWith('{')
        ? {
            v: 1,
            experiment: readExperimentFile('experiment', given) as unknown as Draft,
            view: {},
          }
        : await decodeLink(given);
      if (given !== this.experiment.trim()) return;
      for (const command of commandsFor(state, this.controller.state)) {
        this.controller.execute(command);
      }
    } catch (error) {
      if (!(error instanceof LinkError || error instanceof ExperimentFileError)) throw error;
      this.controller.execute({ kind: 'remark', sentence: error.message });
    }
  }

  readonly #onCommand = (event: CustomEvent<Command>): void => {
    event.stopPropagation();
    this.controller.execute(event.detail);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const action = actionOf(pressOf(event), 'laboratory');
    const command = action === undefined ? undefined : COMMANDS[action];
    if (command === undefined) return;
    event.preventDefault();
    this.controller.execute(command);
  };
}

/** Charts are painted with the values of these properties, which a document, not an element, declares to be colours. */
function registerColours(): void {
  for (const [, name] of tokens.matchAll(/@property (--[\w-]+)/g)) {
    try {
      CSS.registerProperty({ name, syntax: '<color>', inherits: true, initialValue: 'gray' });
    } catch {
      // The page has done so itself, or another component.
    }
  }
}
