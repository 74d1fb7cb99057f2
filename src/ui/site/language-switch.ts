import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { currentLanguage, LANGUAGES, type LanguageCode, say } from '../../language/language.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { shortSelectStyles } from '../kit/short-select-styles.ts';
import { chooseLanguage } from './language-choice.ts';

/** What a narrow bar has room for. */
const SHORT: Readonly<Record<LanguageCode, string>> = { en: 'EN', 'zh-Hans': '中文' };

/** The language of the page, each by its own name; remembered. */
@customElement('language-switch')
export class LanguageSwitch extends LitElement {
  static override readonly styles = [sharedStyles, shortSelectStyles];

  protected override render() {
    const current = currentLanguage();
    return html`<label>
      <span class="short" aria-hidden="true">${SHORT[current]}</span>
      <select id="language" aria-label=${say('Language')} @change=${this.#onChange}>
        ${LANGUAGES.map(
          ({ code, name }) =>
            html`<option value=${code} lang=${code} .selected=${code === current}>${name}</option>`,
        )}
      </select>
    </label>`;
  }

  readonly #onChange = async (event: Event): Promise<void> => {
    const select = event.target as HTMLSelectElement;
    try {
      await chooseLanguage(select.value as LanguageCode);
    } catch {
      // Without a connection the other language cannot be fetched: what is shown stays as it is.
      select.value = currentLanguage();
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'language-switch': LanguageSwitch;
  }
}
