import { css } from 'lit';

/** What buttons, inputs and text have in common; every element that shows some of these includes it. */
export const sharedStyles = css`
  :host {
    box-sizing: border-box;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4rem;
    min-height: 2.4rem;
    padding: 0 0.8rem;
    border: 1px solid var(--line-control);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: pointer;
  }
  button:hover {
    border-color: var(--accent);
  }
  button[aria-pressed='true'],
  button[aria-expanded='true'] {
    border-color: var(--accent);
    background: var(--accent-wash);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  input[type='text'],
  select {
    min-height: 2rem;
    padding: 0 0.5rem;
    border: 1px solid var(--line-control);
    border-radius: calc(var(--radius) * 0.75);
    background: var(--surface);
  }
  input[aria-invalid='true'] {
    border-color: var(--error);
    box-shadow: inset 0 0 0 1px var(--error);
  }
  @media (pointer: coarse) {
    button,
    select,
    input[type='text'] {
      min-height: 2.75rem;
    }
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .quiet {
    color: var(--ink-quiet);
  }
  .math {
    font-family: var(--font-math);
    font-size: 1.08em;
    white-space: nowrap;
  }
  .math sub,
  .math sup {
    font-size: 0.72em;
    line-height: 0;
  }
  .problem {
    color: var(--error);
    font-size: var(--text-small);
    overflow-wrap: anywhere;
  }
  h2 {
    margin: 0;
    font-size: var(--text-small);
    font-weight: 600;
    color: var(--ink-quiet);
  }
`;
