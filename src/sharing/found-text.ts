/** What was looked for in a picture: a text, nothing, or what is no longer as it was written. */
export type FoundText =
  { readonly type: 'text'; readonly text: string } | { readonly type: 'none' } | { readonly type: 'damaged' };

export const nothing: FoundText = { type: 'none' };
export const damaged: FoundText = { type: 'damaged' };
export const found = (text: string): FoundText => ({ type: 'text', text });
