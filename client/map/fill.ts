// Texts with a place in them, for the page of the link map.

/** A text with its `{0}` filled in. */
export function filled(text: string, value: number | string): string {
  return text.replace('{0}', () => String(value));
}
