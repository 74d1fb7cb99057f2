import { html, svg } from 'lit';

const icon = (path: ReturnType<typeof svg>) =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true">${path}</svg>`;

export const playIcon = icon(svg`<path d="M7 4.5v15l12.5-7.5z" />`);
export const pauseIcon = icon(svg`<path d="M6 5h4v14H6zM14 5h4v14h-4z" />`);
export const stepIcon = icon(svg`<path d="M5 4.5v15l10-7.5zM16.5 5H20v14h-3.5z" />`);
export const resetIcon = icon(
  svg`<path d="M12 5a7 7 0 1 1-6.7 5l1.9.6A5 5 0 1 0 12 7v3.2L6.6 6 12 1.8z" />`,
);
export const previousIcon = icon(svg`<path d="M15.5 4.5L7 12l8.5 7.5 1.6-1.8L10.6 12l6.5-5.7z" />`);
export const nextIcon = icon(svg`<path d="M8.5 4.5L17 12l-8.5 7.5-1.6-1.8L13.4 12 6.9 6.3z" />`);
export const listIcon = icon(
  svg`<path d="M4 5h3v3H4zM4 10.5h3v3H4zM4 16h3v3H4zM9.5 5.5H20v2H9.5zM9.5 11H20v2H9.5zM9.5 16.5H20v2H9.5z" />`,
);
export const presentIcon = icon(
  svg`<path d="M3 4h18v12h-8v2.2l3 2.3v1H8v-1l3-2.3V16H3zm2 2v8h14V6zm5 1.5 5 2.5-5 2.5z" />`,
);
export const dotIcon = icon(svg`<circle cx="12" cy="12" r="5" />`);
export const fullScreenIcon = icon(
  svg`<path d="M4 4h6v2H6v4H4zM14 4h6v6h-2V6h-4zM4 14h2v4h4v2H4zM18 14h2v6h-6v-2h4z" />`,
);
export const closeIcon = icon(
  svg`<path d="M5.5 4 12 10.5 18.5 4 20 5.5 13.5 12 20 18.5 18.5 20 12 13.5 5.5 20 4 18.5 10.5 12 4 5.5z" />`,
);
