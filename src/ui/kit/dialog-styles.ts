import { css } from 'lit';

/** What dialogs look like. */
export const dialogStyles = css`
  dialog {
    width: min(34rem, calc(100vw - 1.5rem));
    max-height: calc(100dvh - 1.5rem);
    overflow-y: auto;
    padding: 1.1rem 1.3rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.45);
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
  }
  .head h2 {
    color: var(--ink);
    font-size: 1.1rem;
  }
  .head button {
    min-width: 2.4rem;
    padding: 0;
    border-color: transparent;
    background: transparent;
    font-size: 1.2rem;
  }
  form {
    display: grid;
    gap: 0.8rem;
    margin-top: 0.6rem;
  }
  fieldset {
    display: grid;
    gap: 0.8rem;
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  .kinds {
    display: flex;
    gap: 1.4rem;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr));
    gap: 0.8rem 1rem;
  }
  .grid label {
    display: grid;
    gap: 0.2rem;
    align-content: start;
  }
  .check,
  .kinds label {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 1.6rem;
  }
  input[type='text'],
  select {
    width: 100%;
  }
  p {
    margin: 0;
  }
  #problems:not(:has(p)) {
    display: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.6rem;
  }
  .main,
  a.save {
    display: inline-flex;
    align-items: center;
    min-height: 2.4rem;
    padding: 0 0.8rem;
    border: 1px solid var(--accent);
    border-radius: var(--radius);
    background: var(--accent);
    color: var(--on-accent);
    text-decoration: none;
  }
  .main:disabled {
    opacity: 0.5;
    cursor: default;
  }
  progress {
    width: 100%;
    accent-color: var(--accent);
  }
  video,
  img {
    display: block;
    max-width: 100%;
    max-height: 40dvh;
    margin: auto;
    border-radius: calc(var(--radius) * 0.5);
    background: var(--map);
  }
`;
