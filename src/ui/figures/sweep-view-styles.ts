import { css } from 'lit';

/** Layout and colours of one sweep beside the list. */
export const sweepViewStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    align-content: start;
    min-width: 0;
    padding: 1rem 1.2rem 1.2rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  header {
    display: grid;
    gap: 0.3rem;
  }
  h2 {
    font-size: 1.35rem;
    font-weight: 600;
    letter-spacing: -0.01em;
    line-height: 1.2;
    color: var(--ink);
    overflow-wrap: anywhere;
  }
  p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  form.rename {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  form.rename input {
    flex: 1 1 14rem;
    min-width: 0;
    min-height: 2.4rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.6rem;
  }
  .row .end {
    margin-inline-start: auto;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem 1.2rem;
    margin: 0;
    padding: 0;
    border: 0;
  }
  fieldset label {
    display: inline-flex;
    align-items: center;
    gap: 0.45rem;
    min-height: 2.4rem;
    cursor: pointer;
  }
  fieldset input {
    width: 1.1rem;
    height: 1.1rem;
    margin: 0;
    accent-color: var(--accent);
  }
  button.first {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  button.first:disabled {
    border-color: var(--line-control);
    background: none;
    color: var(--ink-quiet);
    cursor: default;
  }
  .run {
    display: grid;
    gap: 0.7rem;
    padding: 0.8rem 0.9rem;
    border-radius: var(--radius);
    background: var(--surface-sunken);
  }
  progress {
    display: block;
    width: 100%;
    height: 0.5rem;
    border: 0;
    border-radius: 0.25rem;
    overflow: hidden;
    background: var(--line);
    accent-color: var(--accent);
  }
  progress::-webkit-progress-bar {
    background: var(--line);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
  .failure {
    padding: 0.6rem 0.8rem;
    border-inline-start: 3px solid var(--error);
    border-radius: calc(var(--radius) * 0.75);
    background: var(--error-surface);
  }
  .empty {
    display: grid;
    place-content: center;
    min-height: 12rem;
    padding: 1rem;
    border: 1px dashed var(--line);
    border-radius: var(--radius);
    color: var(--ink-quiet);
    text-align: center;
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
    gap: 1rem;
  }
  .charts > * {
    min-width: 0;
  }
  h3 {
    margin: 0 0 0.3rem;
    font-size: 1rem;
    font-weight: 600;
  }
  .verdicts {
    display: grid;
    gap: 0.4rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .provenance {
    font-size: var(--text-small);
    color: var(--ink-quiet);
  }
  select {
    flex: 0 1 16rem;
    min-width: 0;
    max-width: 100%;
    min-height: 2.4rem;
  }
  .links {
    display: grid;
    justify-items: start;
    gap: 0.3rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  @media (max-width: 480px) {
    :host {
      padding: 0.8rem;
    }
    .row .end {
      margin-inline-start: 0;
    }
  }
`;
