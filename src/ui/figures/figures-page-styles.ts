import { css } from 'lit';

/** Layout and colours of the page of figures. */
export const figuresPageStyles = css`
  :host {
    display: block;
  }
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
    gap: var(--gap);
    align-items: start;
    padding: 0.6rem 0 1rem;
  }
  main.over {
    outline: 2px dashed var(--accent);
    outline-offset: 2px;
  }
  .list {
    position: sticky;
    top: var(--gap);
    display: grid;
    gap: 1.1rem;
    align-content: start;
    max-height: calc(100dvh - 2 * var(--gap));
    padding-inline-end: 0.5rem;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  h2 {
    font-size: var(--text-large);
    font-weight: 600;
    letter-spacing: -0.015em;
    line-height: 1.15;
    color: var(--ink);
  }
  h3 {
    margin: 0 0 0.4rem;
    font-size: var(--text-small);
    font-weight: 600;
    color: var(--ink-quiet);
  }
  p {
    margin: 0;
  }
  .lead {
    margin-top: 0.35rem;
    color: var(--ink-quiet);
  }
  ul {
    display: grid;
    gap: 0.3rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .entry {
    display: grid;
    justify-content: stretch;
    justify-items: start;
    gap: 0.1rem;
    width: 100%;
    padding: 0.5rem 0.7rem;
    /* The heading above the first of a list comes into sight with it. */
    scroll-margin: 2rem;
    border-color: var(--line);
    text-align: start;
    line-height: 1.3;
  }
  .entry[aria-current] {
    border-color: var(--accent);
    background: var(--accent-wash);
  }
  .entry span {
    overflow-wrap: anywhere;
  }
  .entry .about {
    font-size: var(--text-small);
    color: var(--ink-quiet);
  }
  .notice {
    display: flex;
    align-items: baseline;
    gap: 0.6rem;
    padding: 0.5rem 0.8rem;
    border: 1px solid var(--line);
    border-inline-start: 3px solid var(--accent);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .notice.wrong {
    display: block;
    border-inline-start-color: var(--error);
  }
  .notice.wrong ul {
    margin-top: 0.2rem;
    overflow-wrap: anywhere;
  }
  .notice span {
    flex: 1;
    overflow-wrap: anywhere;
  }
  .notice button {
    flex: none;
    min-height: 1.8rem;
    padding: 0 0.6rem;
  }
  .drop p {
    font-size: var(--text-small);
    color: var(--ink-quiet);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .detail {
    min-width: 0;
  }
  @media (max-width: 900px) {
    main {
      grid-template-columns: minmax(0, 1fr);
    }
    .list {
      position: static;
      max-height: none;
      padding-inline-end: 0;
      overflow: visible;
    }
    .detail {
      scroll-margin-top: var(--gap);
    }
  }
`;
