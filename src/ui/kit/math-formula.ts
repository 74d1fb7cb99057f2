import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { FormulaError } from '../../formula/formula-error.ts';
import { typesetFormula, typesetName } from '../../formula/typeset.ts';
import { formulaText } from './math-text.ts';
import { sharedStyles } from './shared-styles.ts';

type Typesetter = typeof import('temml')['default'];

/** Longest TeX that is typeset: beyond it nobody reads, and the page would wait. */
const LONGEST_TEX = 4000;

let typesetter: Typesetter | undefined;
let loading: Promise<void> | undefined;

/** Fetches the typesetter once, with the first formula that is shown: the page opens without it. */
function loadTypesetter(): Promise<void> {
  loading ??= import('temml').then(
    ({ default: temml }) => {
      typesetter = temml;
    },
    // Without it formulas stay as they are: plain, yet legible. The next one asks again.
    () => {
      loading = undefined;
    },
  );
  return loading;
}

/**
 * A formula set as mathematics (MathML). Until the typesetter has come, and where the formula cannot be read, it is set as
 * plain text.
 */
@customElement('math-formula')
export class MathFormula extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: inline-block;
        max-width: 100%;
        vertical-align: middle;
      }
      math {
        /* A font with a mathematics table stretches roots and bars; each system brings one of these. */
        font-family:
          'Latin Modern Math', 'STIX Two Math', 'Cambria Math', 'Libertinus Math', 'Noto Sans Math',
          'DejaVu Math TeX Gyre', math, serif;
        font-size: 1.12em;
        line-height: normal;
      }
      /* The rows of a conditional begin at the left. */
      mtd.tml-left {
        text-align: -webkit-left;
      }
      mfrac > :nth-child(2),
      msqrt {
        math-shift: compact;
      }
    `,
  ];

  @property() formula = '';
  /** Names of the variables and parameters that it may use. */
  @property({ attribute: false }) symbols: readonly string[] = ['x', 'y'];
  /** What to write for a name. */
  @property({ attribute: false }) shown: Readonly<Record<string, string>> = {};
  /** What it is equal to: the L of L = …; nothing where it stands alone. */
  @property() name = '';

  #tex: string | undefined;

  protected override willUpdate(): void {
    this.#tex = texOf(this.formula, this.symbols, this.shown);
    if (this.#tex !== undefined && typesetter === undefined) {
      void loadTypesetter().then(() => this.requestUpdate());
    }
  }

  protected override render() {
    if (this.#tex !== undefined && typesetter !== undefined) return html`<span id="set"></span>`;
    const name = this.name === '' ? '' : formulaText(`${this.name} = `);
    return html`${name}${formulaText(this.formula, this.shown)}`;
  }

  protected override updated(): void {
    const place = this.renderRoot.querySelector<HTMLElement>('#set');
    if (place === null || this.#tex === undefined) return;
    const name = this.name === '' ? '' : `${typesetName(this.name)} = `;
    typesetter?.render(`${name}${this.#tex}`, place);
  }
}

function texOf(
  formula: string,
  symbols: readonly string[],
  shown: Readonly<Record<string, string>>,
): string | undefined {
  try {
    const tex = typesetFormula(formula, symbols, shown);
    return tex.length <= LONGEST_TEX ? tex : undefined;
  } catch (error) {
    if (error instanceof FormulaError) return undefined;
    throw error;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'math-formula': MathFormula;
  }
}
