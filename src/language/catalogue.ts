/** Translations by English text. */
export type Catalogue = Readonly<Record<string, string>>;
