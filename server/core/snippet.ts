// Texts with tab stops, in the syntax that VS Code and the protocol share.

/** A snippet as plain text: placeholders become their defaults, choices their first, bare tab stops nothing. */
export function withoutPlaceholders(snippet: string): string {
  const placeholder = /(?<!\\)\$\{\d+(?::((?:\\.|[^{}\\$])*)|\|((?:\\.|[^,|\\])*)[^}]*\|)?\}/g;
  let text = snippet;
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(placeholder, (_, value?: string, choice?: string) => value ?? choice ?? '');
  }
  return text.replace(/(?<!\\)\$\d+/g, '').replace(/\\([$}\\,|])/g, '$1');
}

/** A snippet that surrounds the selected text, for where there is none: only what it puts in the place of an empty selection is left. */
export function withoutSelection(snippet: string): string {
  return snippet.replace(/\$TM_SELECTED_TEXT|\$\{TM_SELECTED_TEXT(?::([^}]*))?\}/g, (_, instead?: string) => instead ?? '');
}
