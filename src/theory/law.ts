/** What a theory says: a number, or in a sentence why it does not apply. */
export type LawResult = { readonly value: number } | { readonly reason: string };
