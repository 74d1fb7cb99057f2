/** The names of what can be shown, as links and commands have them. */

/** What the map shows: the particles, the exact density, or how far they are from it. */
export const MAP_MODES = ['cloud', 'fokker-planck', 'difference'] as const;
export type MapMode = (typeof MAP_MODES)[number];

/** The landscape from above, or as a surface on which the cloud lies. */
export type MapView = 'map' | 'surface';

/** What can be drawn over the landscape: exact fields, and the ellipses of noise and curvature. */
export const OVERLAY_FIELDS = ['committor', 'current', 'noise'] as const;
export type OverlayField = (typeof OVERLAY_FIELDS)[number];

/** Which chart stands beside the map: escape times, or the loss and the densities along the path. */
export const INSTRUMENTS = ['times', 'profile'] as const;
export type Instrument = (typeof INSTRUMENTS)[number];
