import { css } from 'lit';

/** Layout and colours of the map and of what lies over it. */
export const mapStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    position: relative;
    overflow: hidden;
    min-height: 0;
    background: var(--map);
    border-radius: var(--radius);
    color: var(--map-ink);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.4rem 1rem;
    padding: 0.4rem;
  }
  .group {
    display: flex;
    flex-wrap: wrap;
    row-gap: 0.2rem;
  }
  .tools button {
    min-height: 2rem;
    padding: 0 0.7rem;
    border-color: var(--map-line);
    border-radius: 0;
    margin-inline-start: -1px;
    background: transparent;
    color: var(--map-ink-quiet);
    font-size: var(--text-small);
  }
  .tools button:first-child {
    margin-inline-start: 0;
    border-start-start-radius: var(--radius);
    border-end-start-radius: var(--radius);
  }
  .tools button:last-child {
    border-start-end-radius: var(--radius);
    border-end-end-radius: var(--radius);
  }
  .tools button:hover {
    color: var(--map-ink);
  }
  .tools button[aria-disabled='true'] {
    color: var(--map-ink-quiet);
    opacity: 0.65;
  }
  .tools button[aria-pressed='true'] {
    background: var(--map-raised);
    color: var(--map-ink);
  }
  .tools button:focus-visible,
  .stack:focus-visible {
    outline-color: var(--map-accent);
    z-index: 1;
  }
  /* On a phone they fill two rows. */
  @media (max-width: 600px) {
    .tools {
      gap: 0.25rem;
      padding: 0.25rem;
    }
    .group {
      flex-grow: 1;
      flex-wrap: nowrap;
    }
    .tools button {
      flex: 1 0 auto;
      min-height: 2.5rem;
      padding: 0 0.3rem;
    }
  }
  .stage {
    position: relative;
    min-height: 0;
  }
  @media (max-width: 1100px) {
    .stage {
      height: min(75vw, 68dvh);
    }
  }
  /* Within another page there is the map alone, of the height it is given. */
  :host([bare]) {
    grid-template-rows: minmax(0, 1fr) auto;
  }
  :host([bare]) .tools {
    display: none;
  }
  :host([bare]) .stage {
    height: auto;
  }
  .hidden {
    visibility: hidden;
  }
  #overlay {
    font-size: var(--text-small);
  }
  #overlay,
  #trails {
    transition: opacity 0.25s;
  }
  .stack.raised {
    background: radial-gradient(ellipse at 50% 45%, var(--map-raised), var(--map) 75%);
  }
  .raised #overlay,
  .raised #trails {
    opacity: 0;
  }
  @media (prefers-reduced-motion: reduce) {
    #overlay,
    #trails {
      transition: none;
    }
  }
  #picture.blocks {
    image-rendering: pixelated;
  }
  .foot {
    position: absolute;
    inset: auto 0.6rem 2.4rem 2.6rem;
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 0.4rem;
    pointer-events: none;
    font-size: var(--text-small);
  }
  .foot p {
    margin: 0;
    padding: 0.25rem 0.6rem;
    border-radius: var(--radius);
    background: var(--map-glass);
    max-width: 46rem;
  }
  .foot p:empty {
    display: none;
  }
  /* On a phone below the map, which is small enough. */
  @media (max-width: 600px) {
    .foot {
      position: static;
      padding: 0.3rem 0.5rem;
    }
    .foot[data-mode='cloud']:not(:has(#caption:not(:empty))) {
      display: none;
    }
    .foot[data-mode='fokker-planck'],
    .foot[data-mode='difference'] {
      min-height: 6rem;
      align-content: start;
    }
    .foot p {
      padding: 0;
    }
  }
  .key {
    display: grid;
    grid-template-columns: auto 7rem auto;
    gap: 0 0.5rem;
    align-items: center;
    white-space: nowrap;
  }
  .key i {
    height: 0.6rem;
    border-radius: 0.15rem;
    background: linear-gradient(
      to right,
      rgb(104 172 255),
      rgb(104 172 255 / 0.08) 50%,
      rgb(255 159 67 / 0.08) 50%,
      rgb(255 159 67)
    );
  }
  .stack {
    position: absolute;
    inset: 0;
    border-radius: inherit;
    touch-action: pan-y;
  }
  .stack:focus-visible {
    outline-offset: -3px;
  }
  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    display: block;
  }
  .probe {
    position: absolute;
    inset: 0.6rem 0.6rem auto auto;
    margin: 0;
    padding: 0.25rem 0.6rem;
    border-radius: var(--radius);
    background: var(--map-glass);
    white-space: nowrap;
    pointer-events: none;
  }
  /* Off the histograms on the edges. */
  .edged .probe {
    inset: 4rem 4rem auto auto;
  }
  .stack.raised ~ map-marginals {
    display: none;
  }
  .probe b {
    display: inline-block;
    min-width: 4.2em;
    font-weight: 500;
  }
  .cross {
    position: absolute;
    width: 15px;
    height: 15px;
    margin: -7.5px 0 0 -7.5px;
    border: 1.5px solid var(--map-ink);
    border-radius: 50%;
    pointer-events: none;
  }
  .waiting {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    color: var(--map-ink-quiet);
  }
`;
