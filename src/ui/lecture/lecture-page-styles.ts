import { css } from 'lit';

/** Layout and colours of the lecture. */
export const lecturePageStyles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) auto / minmax(0, 1fr) minmax(20rem, 29rem);
    grid-template-areas: 'maps side' 'strip strip';
    gap: var(--gap);
    min-height: 0;
  }
  :host([bare]) {
    grid-template-columns: minmax(0, 1fr);
    grid-template-areas: 'maps' 'strip';
  }
  [hidden] {
    display: none !important;
  }
  .maps {
    grid-area: maps;
    position: relative;
    display: grid;
    grid-template-columns: repeat(var(--columns, 1), minmax(0, 1fr));
    grid-auto-rows: minmax(0, 1fr);
    gap: 0.4rem;
    min-height: 0;
    transition: opacity var(--fade, 0s);
  }
  .maps.opening {
    opacity: 0.6;
  }
  .empty {
    grid-column: 1 / -1;
    display: grid;
    place-content: center;
    padding: 1rem;
    border-radius: var(--radius);
    background: var(--map);
    color: var(--map-ink-quiet);
    text-align: center;
  }
  aside {
    grid-area: side;
    display: flex;
    flex-direction: column;
    gap: 0.8rem;
    min-height: 0;
    overflow-y: auto;
    padding: 0.9rem 1.1rem 0.8rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.6rem;
  }
  .place {
    margin: 0;
    font-size: var(--text-small);
    color: var(--ink-quiet);
  }
  .top div {
    display: flex;
    gap: 0.4rem;
  }
  .top button {
    min-height: 2.2rem;
    padding: 0 0.6rem;
    font-size: var(--text-small);
  }
  svg {
    width: 1.1rem;
    height: 1.1rem;
    fill: currentColor;
  }
  h2 {
    margin: 0.1rem 0 0.3rem;
    font-size: calc(0.62 * var(--text-large) + 0.25rem);
    font-weight: 650;
    line-height: 1.2;
    letter-spacing: -0.01em;
    color: var(--ink);
  }
  p {
    margin: 0;
  }
  .look {
    margin-top: 0.55rem;
    padding: 0.45rem 0.7rem;
    border-inline-start: 3px solid var(--accent);
    background: var(--accent-wash);
  }
  lecture-evidence {
    padding-top: 0.7rem;
    border-top: 1px solid var(--line);
  }
  details {
    margin-top: auto;
    font-size: var(--text-small);
    color: var(--ink-quiet);
  }
  summary {
    width: fit-content;
    cursor: pointer;
  }
  details ul {
    display: grid;
    gap: 0.15rem;
    margin: 0.4rem 0 0;
    padding-inline-start: 1.1rem;
  }
  details a {
    color: inherit;
  }
  .notice {
    padding: 0.45rem 0.7rem;
    border-inline-start: 3px solid var(--error);
    background: var(--error-surface);
  }
  /* A dialog takes no place, nor the gap before one. */
  lecture-list {
    display: contents;
  }
  lecture-strip {
    grid-area: strip;
    opacity: var(--controls-opacity, 1);
    pointer-events: var(--controls-events, auto);
    transition: opacity var(--fade, 0s);
  }
  .big {
    position: absolute;
    inset: 0;
    z-index: 1;
    width: 5.5rem;
    height: 5.5rem;
    margin: auto;
    border: 0;
    border-radius: 50%;
    background: var(--accent);
    color: var(--on-accent);
  }
  .big svg {
    width: 2.4rem;
    height: 2.4rem;
  }
  /* While one presents the clouds have all of the height: the controls lie over them, and fade. */
  @media (min-width: 1101px) {
    :host([presenting]) {
      grid-template: minmax(0, 1fr) / minmax(0, 1fr) minmax(20rem, 29rem);
      grid-template-areas: 'maps side';
    }
    :host([presenting][bare]) {
      grid-template: minmax(0, 1fr) / minmax(0, 1fr);
      grid-template-areas: 'maps';
    }
    :host([presenting]) lecture-strip {
      grid-area: maps;
      z-index: 2;
      align-self: end;
      margin: 0.6rem;
    }
  }
  :host([presenting]) .top {
    min-height: 2.9rem;
  }
  :host([presenting]) .top div {
    display: none;
  }
  @media (max-width: 1100px) {
    :host {
      display: flex;
      flex-direction: column;
    }
    .maps {
      flex: none;
      grid-auto-rows: min(66vw, 60dvh);
    }
    .maps.several {
      grid-auto-rows: min(48vw, 42dvh);
    }
    /* What is told comes after what is seen and what makes it run. */
    aside {
      order: 2;
      overflow: visible;
    }
    lecture-strip {
      order: 1;
    }
  }
`;
