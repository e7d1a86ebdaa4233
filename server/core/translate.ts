// What the server says, in the language of who reads it. The language is the only thing here that is set: once, before the first answer.

/** Translations by their English texts, as VS Code keeps them: `{0}`, `{1}`, … stand for what is put in, in whatever order. */
export type Translations = Readonly<Record<string, string>>;

/** From outside: what is no text counts for nothing. */
let translations: Readonly<Record<string, unknown>> = {};

/** Says everything from now on in these words, and in English what they lack. */
export function speak(words: Translations): void {
  translations = words;
}

/**
 * A text to be read by people: ``t`unknown directive "${name}"` `` is `unknown directive "{0}"` among the translations. A sentence is written whole,
 * for another language puts it together in another order.
 */
export function t(english: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const translation = translations[english.reduce((text, piece, index) => `${text}{${index - 1}}${piece}`)];
  if (typeof translation !== 'string') return english.reduce((text, piece, index) => `${text}${values[index - 1]}${piece}`);
  return translation.replace(/\{(\d+)\}/g, (whole, index) => `${values[index] ?? whole}`);
}

/** A text of `data/`, which is there before anybody speaks. */
export function translated(english: string): string {
  const translation = translations[english];
  return typeof translation === 'string' ? translation : english;
}
