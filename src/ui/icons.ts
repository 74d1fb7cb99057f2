import { html, svg } from 'lit';

const icon = (path: ReturnType<typeof svg>) =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true">${path}</svg>`;

export const playIcon = icon(svg`<path d="M7 4.5v15l12.5-7.5z" />`);
export const pauseIcon = icon(svg`<path d="M6 5h4v14H6zM14 5h4v14h-4z" />`);
export const stepIcon = icon(svg`<path d="M5 4.5v15l10-7.5zM16.5 5H20v14h-3.5z" />`);
export const resetIcon = icon(
  svg`<path d="M12 5a7 7 0 1 1-6.7 5l1.9.6A5 5 0 1 0 12 7v3.2L6.6 6 12 1.8z" />`,
);
