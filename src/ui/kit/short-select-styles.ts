import { css } from 'lit';

/** Where there is little room a list takes as much as a short name: it lies, unseen, over `.short`, and opens in full. */
export const shortSelectStyles = css`
  label {
    display: inline-flex;
    position: relative;
    align-items: center;
    gap: 0.5rem;
  }
  .short {
    display: none;
  }
  @media (max-width: 480px) {
    .quiet {
      display: none;
    }
    .short {
      display: inline-flex;
      align-items: center;
      min-height: 2.4rem;
      padding: 0 0.6rem;
      border: 1px solid var(--line-control);
      border-radius: calc(var(--radius) * 0.75);
      background: var(--surface);
    }
    select {
      position: absolute;
      inset: 0;
      width: 100%;
      opacity: 0;
      cursor: pointer;
    }
    label:has(:focus-visible) .short {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
  }
  @media (max-width: 480px) and (pointer: coarse) {
    .short {
      min-height: 2.75rem;
    }
  }
`;
