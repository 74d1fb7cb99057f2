import { html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { say } from '../../language/language.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { shortSelectStyles } from '../kit/short-select-styles.ts';

const THEMES = ['system', 'dark', 'light'] as const;
type Theme = (typeof THEMES)[number];
const THEME_NAMES: Readonly<Record<Theme, string>> = {
  system: 'system',
  dark: 'dark',
  light: 'light',
};
/** Where a name would be too long. */
const THEME_SIGNS: Readonly<Record<Theme, string>> = { system: '◐', dark: '●', light: '○' };
const STORAGE_KEY = 'escapement-theme';

/** Dark, light, or as the system has it; remembered. */
@customElement('theme-switch')
export class ThemeSwitch extends LitElement {
  static override readonly styles = [sharedStyles, shortSelectStyles];

  @state() private theme: Theme = readTheme();

  override connectedCallback(): void {
    super.connectedCallback();
    applyTheme(this.theme);
  }

  protected override render() {
    return html`<label>
      <span class="quiet">${say('Theme')}</span>
      <span class="short" aria-hidden="true">${THEME_SIGNS[this.theme]}</span>
      <select id="theme" aria-label=${say('Theme')} @change=${this.#onChange}>
        ${THEMES.map((theme) => html`<option value=${theme} .selected=${theme === this.theme}>${say(THEME_NAMES[theme])}</option>`)}
      </select>
    </label>`;
  }

  readonly #onChange = (event: Event): void => {
    this.theme = (event.target as HTMLSelectElement).value as Theme;
    applyTheme(this.theme);
    try {
      localStorage.setItem(STORAGE_KEY, this.theme);
    } catch {
      // Storage is forbidden here: the choice lasts as long as the page.
    }
  };
}

function readTheme(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(STORAGE_KEY)) ?? 'system';
  } catch {
    return 'system';
  }
}

function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  // Charts are painted with colours and must be told.
  document.dispatchEvent(new Event('theme-change'));
}

declare global {
  interface HTMLElementTagNameMap {
    'theme-switch': ThemeSwitch;
  }
}
