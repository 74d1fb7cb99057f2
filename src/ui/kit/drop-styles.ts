import { css } from 'lit';

/** A place to drop a file on, and the picker of the browser behind a label that looks like a button. */
export const dropStyles = css`
  .drop {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem 0.8rem;
    padding: 0.6rem 0.8rem;
    border: 1px dashed var(--line-control);
    border-radius: var(--radius);
  }
  .drop.over {
    border-color: var(--accent);
    background: var(--accent-wash);
  }
  .drop p {
    flex: 1 1 10rem;
    margin: 0;
  }
  input[type='file'] {
    position: absolute;
    width: 1px;
    height: 1px;
    opacity: 0;
  }
  .choose {
    display: inline-flex;
    align-items: center;
    min-height: 2.4rem;
    padding: 0 0.8rem;
    border: 1px solid var(--line-control);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: pointer;
  }
  .choose:hover {
    border-color: var(--accent);
  }
  input:focus-visible + .choose {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  @media (pointer: coarse) {
    .choose {
      min-height: 2.75rem;
    }
  }
`;
