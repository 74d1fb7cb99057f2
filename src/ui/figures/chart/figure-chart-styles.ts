import { css } from 'lit';

/** Layout of a figure. */
export const figureChartStyles = css`
  :host {
    display: block;
    min-width: 0;
    container-type: inline-size;
  }
  figure {
    display: grid;
    gap: 0.6rem;
    margin: 0;
    min-width: 0;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3rem 1.1rem;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--text-small);
    color: var(--ink-quiet);
  }
  .legend li {
    display: inline-flex;
    align-items: center;
    gap: 0.45rem;
    min-width: 0;
  }
  .legend li > svg {
    color: var(--ink-quiet);
  }
  .legend button {
    min-height: 2rem;
    padding: 0 0.7rem 0 0.45rem;
    color: var(--ink);
  }
  .legend button[aria-pressed='true'] {
    border-color: var(--line-control);
    background: var(--surface);
  }
  .legend button[aria-pressed='false'] {
    border-style: dashed;
    color: var(--ink-quiet);
    text-decoration: line-through;
  }
  .legend button[aria-pressed='false'] svg {
    opacity: 0.35;
  }
  .legend svg {
    flex: none;
    width: 30px;
    height: 18px;
    overflow: visible;
  }
  @media (pointer: coarse) {
    .legend button {
      min-height: 2.75rem;
    }
  }
  .title {
    margin: 0.35rem 0 0;
    line-height: 1.3;
  }
  .title.across {
    justify-self: end;
    padding-inline-end: 1.4rem;
  }
  .plot[hidden] {
    display: none;
  }
  .plot:not([hidden]) {
    display: grid;
    gap: 0.2rem;
    min-width: 0;
  }
  #chart {
    position: relative;
    height: clamp(17rem, 56cqw, min(34rem, 62vh));
    min-width: 0;
    overflow: hidden;
    border-radius: calc(var(--radius) / 2);
    touch-action: pan-y pinch-zoom;
  }
  #chart:focus-visible {
    outline-offset: 0;
  }
  #chart.vacant {
    border: 1px solid var(--line);
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .uplot {
    position: absolute;
    inset: 0;
    font-family: inherit;
  }
  .empty {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    margin: 0;
    padding: 1rem;
    text-align: center;
    color: var(--ink-quiet);
    pointer-events: none;
  }
  .reading {
    min-height: 1.4em;
    margin: 0;
    font-size: var(--text-small);
    font-variant-numeric: tabular-nums;
  }
  @container (max-width: 62rem) {
    .reading {
      min-height: 2.8em;
    }
  }
  @container (max-width: 34rem) {
    .reading {
      min-height: 4.2em;
    }
  }
  .heard {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .verdicts {
    display: grid;
    gap: 0.5rem;
    max-width: 62rem;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: max(1.05rem, 16px);
    line-height: 1.5;
  }
  .verdicts li {
    display: grid;
    grid-template-columns: 1.5em minmax(0, 1fr);
  }
  .verdicts .sign {
    font-weight: 600;
  }
  .sentence {
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  .verdicts .math {
    white-space: normal;
  }
  .progress {
    margin: 0;
    font-variant-numeric: tabular-nums;
    color: var(--ink-quiet);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem;
  }
  .tools button {
    min-height: 2rem;
    font-size: var(--text-small);
  }
  @media (pointer: coarse) {
    .tools button {
      min-height: 2.75rem;
    }
  }
  .tools .quiet {
    margin-inline: 0.6rem 0.1rem;
    font-size: var(--text-small);
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    font-size: var(--text-small);
    font-variant-numeric: tabular-nums;
  }
  caption {
    padding-bottom: 0.4rem;
    text-align: start;
    font-weight: 600;
  }
  /* A long title breaks at the width that is seen, not at the table's. */
  caption span {
    display: block;
    position: sticky;
    inset-inline-start: 0;
    max-width: 100cqw;
  }
  th,
  td {
    padding: 0.3rem 1.2rem 0.3rem 0;
    text-align: end;
    font-weight: 400;
    white-space: nowrap;
    border-bottom: 1px solid var(--line);
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 0;
  }
  th.text,
  td.text {
    text-align: start;
  }
  thead th {
    vertical-align: bottom;
    color: var(--ink-quiet);
  }
`;
