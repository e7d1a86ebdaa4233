// Comments behind values, which configparser does not know: what a value would be without one.

/** A text without a comment at its end (`4 # threads`, `true ; yes`); undefined when it has none. `#` and `;` must follow a blank. */
export function withoutComment(text: string): string | undefined {
  const at = commentStart(text);
  return at === undefined ? undefined : text.slice(0, at).trimEnd();
}

/** Where such a comment begins, or undefined. */
function commentStart(text: string): number | undefined {
  const match = /(?:^|\s)[#;](?=\s|[^\s#;].*\s|$)/.exec(text);
  return match ? match.index + match[0].length - 1 : undefined;
}
