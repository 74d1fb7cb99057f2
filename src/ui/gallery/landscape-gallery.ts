import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LANDSCAPES } from '../../landscapes/catalogue.ts';
import type { LandscapeDefinition } from '../../landscapes/landscape.ts';
import { currentLanguage, say, sayAll } from '../../language/language.ts';
import { formulaText, proseText, symbolText } from '../kit/math-text.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { chooseLevels, MARGIN, SAMPLES } from '../map/map-contours.ts';
import { drawOverlay, type OverlayScene } from '../map/map-overlay.ts';
import { createMapScale } from '../map/map-scale.ts';
import { cividisPalette } from '../map/palette.ts';
import { IdleQueue } from './landscape-gallery-queue.ts';
import { paintRelief } from './landscape-gallery-relief.ts';
import { LandscapeScenes } from './landscape-gallery-scenes.ts';
import { galleryStyles } from './landscape-gallery-styles.ts';

declare global {
  interface HTMLElementEventMap {
    /** A landscape, by its name, is to be opened in the laboratory. */
    'open-landscape': CustomEvent<string>;
  }
}

/** How far outside the window a picture is drawn in advance. */
const AHEAD = '400px';
/** Size of the text in a picture, as a share of the page's. */
const TEXT_SHARE = 0.75;

/**
 * A card for every landscape of the catalogue: its picture, what it shows, its formula, and the way into the laboratory.
 *
 * Pictures are drawn when they come near the window, one in each idle slot, and once for each size.
 */
@customElement('landscape-gallery')
export class LandscapeGallery extends LitElement {
  static override readonly styles = [sharedStyles, galleryStyles];

  /** Name of the landscape in the laboratory, where it is one of these. */
  @property() current: string | undefined;

  /** Why a picture is missing, by the landscape's name. */
  @state() private failures: ReadonlyMap<string, string> = new Map();

  readonly #palette = cividisPalette();
  readonly #queue = new IdleQueue();
  readonly #scenes = new LandscapeScenes((reply) => {
    if ('error' in reply) this.failures = new Map([...this.failures, [reply.name, reply.error]]);
    else this.#drawSoon(reply.name);
  });
  readonly #near = new Set<string>();
  /** Width, height, pixel ratio and language for which a picture was drawn. */
  readonly #drawn = new Map<string, string>();
  #nearness: IntersectionObserver | undefined;
  readonly #sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) this.#drawSoon(nameOf(target));
  });

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('resize', this.#onResize);
    if (this.hasUpdated) this.#observe();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('resize', this.#onResize);
    this.#nearness?.disconnect();
    this.#sizes.disconnect();
    this.#scenes.destroy();
  }

  protected override render() {
    return html`<main aria-labelledby="title">
      <h2 id="title">${say('Gallery')}</h2>
      <p class="lead">
        ${sayAll([
          say`${LANDSCAPES.length} landscapes, bright where the loss is low.`,
          say(
            'Small circles are minima, crosses saddles; particles start in the large circle and have escaped where the map is hatched.',
          ),
        ])}
      </p>
      <ul>
        ${LANDSCAPES.map((definition) => this.#renderCard(definition))}
      </ul>
    </main>`;
  }

  #renderCard(definition: LandscapeDefinition) {
    const { name, title, description, formula, parameters } = definition;
    const symbols = Object.fromEntries(
      Object.entries(parameters).map(([parameter, { symbol }]) => [parameter, symbol]),
    );
    const failure = this.failures.get(name);
    const isCurrent = name === this.current;
    return html`<li>
      <article data-name=${name} aria-labelledby=${`title-${name}`} class=${isCurrent ? 'current' : ''}>
        <div class="picture">
          <canvas data-name=${name} role="img" aria-label=${say`Map of ${title}`}></canvas>
          ${failure === undefined ? nothing : html`<p class="failure">${say`No picture: ${failure}`}</p>`}
        </div>
        <h3 id=${`title-${name}`}>${say(title)}</h3>
        <p class="description">${proseText(description)}</p>
        <div class="formula" tabindex="0">
          <p>${symbolText('L')} = ${formulaText(formula, symbols)}</p>
          ${this.#renderWhere(definition, symbols)}
        </div>
        <button
          aria-describedby=${`title-${name}`}
          @click=${() =>
            this.dispatchEvent(
              new CustomEvent('open-landscape', { detail: name, bubbles: true, composed: true }),
            )}
        >${say(isCurrent ? 'Back to the laboratory' : 'Open in the laboratory')}</button>
      </article>
    </li>`;
  }

  /** The abbreviations of a formula, folded away. */
  #renderWhere({ where }: LandscapeDefinition, symbols: Readonly<Record<string, string>>) {
    if (where === undefined) return nothing;
    return html`<details>
      <summary>
        ${say('where')}${Object.keys(where).map((name, index) => html`${index > 0 ? ', ' : ' '}${formulaText(name, symbols)}`)}
      </summary>
      ${Object.entries(where).map(
        ([name, text]) =>
          html`<p>${formulaText(name, symbols)} = ${formulaText(text, symbols)}</p>`,
      )}
    </details>`;
  }

  protected override firstUpdated(_changed: PropertyValues<this>): void {
    this.#observe();
  }

  protected override updated(): void {
    // What is written in the pictures may be in another language now.
    this.#onResize();
  }

  #observe(): void {
    this.#nearness = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) this.#approach(target, isIntersecting);
      },
      { rootMargin: AHEAD },
    );
    for (const canvas of this.renderRoot.querySelectorAll('canvas')) {
      this.#nearness.observe(canvas);
      this.#sizes.observe(canvas);
    }
  }

  #approach(canvas: Element, isNear: boolean): void {
    const name = nameOf(canvas);
    this.#scenes.want(name, isNear);
    if (isNear) {
      this.#near.add(name);
      this.#drawSoon(name);
    } else {
      this.#near.delete(name);
      this.#queue.drop(name);
    }
  }

  /** The window has another size, or is on a screen with other pixels. */
  readonly #onResize = (): void => {
    for (const name of this.#near) this.#drawSoon(name);
  };

  #drawSoon(name: string): void {
    const known = this.#scenes.get(name);
    if (known === undefined || !('scene' in known) || !this.#near.has(name)) return;
    this.#queue.add(name, () => this.#draw(name, known.scene));
  }

  #draw(name: string, scene: OverlayScene): void {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`canvas[data-name="${name}"]`);
    if (canvas === null) return;
    const { clientWidth: width, clientHeight: height } = canvas;
    const size = `${width} ${height} ${devicePixelRatio} ${currentLanguage()}`;
    const context = canvas.getContext('2d');
    if (width === 0 || context === null || this.#drawn.get(name) === size) return;
    this.#drawn.set(name, size);
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    context.scale(canvas.width / width, canvas.height / height);
    const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const scale = createMapScale(scene.loss.domain, width, height);
    drawOverlay(context, scene, scale, TEXT_SHARE * root, 'card');
    // The lines are drawn on an empty canvas, and the ground is put below them.
    context.globalCompositeOperation = 'destination-over';
    context.imageSmoothingQuality = 'high';
    const levels = chooseLevels(scene.loss, scene.well);
    const { pixels, side } = paintRelief(scene.loss, levels, this.#palette);
    const picture = new OffscreenCanvas(side, side);
    picture.getContext('2d')?.putImageData(new ImageData(pixels, side, side), 0, 0);
    context.drawImage(picture, MARGIN, MARGIN, SAMPLES, SAMPLES, 0, 0, width, height);
    canvas.classList.add('drawn');
  }
}

function nameOf(canvas: Element): string {
  return (canvas as HTMLCanvasElement).dataset.name ?? '';
}

declare global {
  interface HTMLElementTagNameMap {
    'landscape-gallery': LandscapeGallery;
  }
}
