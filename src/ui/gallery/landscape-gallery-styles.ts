import { css } from 'lit';

/** Layout and colours of the gallery. */
export const galleryStyles = css`
  :host {
    display: block;
  }
  main {
    max-width: 120rem;
    margin: 0 auto;
    padding: 0.6rem 0 1.5rem;
  }
  h2 {
    font-size: var(--text-large);
    font-weight: 600;
    letter-spacing: -0.015em;
    line-height: 1.15;
    color: var(--ink);
  }
  .lead {
    max-width: 46rem;
    margin: 0.35rem 0 1.1rem;
    color: var(--ink-quiet);
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr));
    gap: 1rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    min-width: 0;
  }
  article {
    position: relative;
    display: grid;
    grid-template-rows: auto auto auto 1fr auto;
    gap: 0.45rem;
    min-width: 0;
    padding-bottom: 0.9rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    overflow: hidden;
  }
  article > :not(.picture) {
    margin: 0 0.9rem;
  }
  article:hover,
  article.current {
    border-color: var(--accent);
  }
  .picture {
    position: relative;
    aspect-ratio: 4 / 3;
    margin-bottom: 0.3rem;
    background: var(--map);
  }
  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    opacity: 0;
  }
  canvas.drawn {
    opacity: 1;
    transition: opacity 0.2s;
  }
  @media (prefers-reduced-motion: reduce) {
    canvas.drawn {
      transition: none;
    }
  }
  .failure {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    margin: 0;
    padding: 1rem;
    color: var(--map-ink-quiet);
    text-align: center;
  }
  h3 {
    font-size: 1.05rem;
    font-weight: 600;
    line-height: 1.25;
  }
  .description {
    color: var(--ink-quiet);
    font-size: var(--text-small);
  }
  .formula {
    /* Above the button's area, so that a long formula can be scrolled and copied. */
    position: relative;
    z-index: 1;
    justify-self: start;
    align-self: start;
    max-width: calc(100% - 1.8rem);
    overflow-x: auto;
    padding: 0.1rem 0 0.3rem;
    font-size: var(--text-small);
    scrollbar-width: thin;
  }
  /* A formula that goes on fades out at its end until one has scrolled there; one that fits has nothing to scroll. */
  @supports (animation-timeline: scroll(self inline)) {
    .formula {
      animation: more linear;
      animation-timeline: scroll(self inline);
    }
    @keyframes more {
      0%,
      98% {
        mask-image: linear-gradient(to right, black calc(100% - 2.5rem), transparent);
      }
      100% {
        mask-image: none;
      }
    }
  }
  .formula p {
    margin: 0;
    line-height: 1.7;
    white-space: nowrap;
  }
  summary {
    width: max-content;
    padding: 0.1rem 0.1rem 0.1rem 0;
    color: var(--ink-quiet);
    cursor: pointer;
  }
  summary:hover {
    color: var(--ink);
  }
  button {
    justify-self: start;
  }
  /* The whole card opens. */
  button::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  article:has(button:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
`;
