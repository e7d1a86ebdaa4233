// Text of a generated nginx file: statements and blocks with indentation, and places for a person to fill in.

/** A statement or comment, or a block of them. */
export type Line = string | { readonly head: string; readonly body: readonly Line[] };

/** Text with its tab stops: as it stands, and as a snippet for an editor that has them. */
export type Filled = { readonly text: string; readonly snippet: string };

/** A place to fill in; the same number stands for the same name. It may be used anywhere in a line. */
export function stop(number: number, text: string): string {
  return `\u0001${number}\u0002${text}\u0003`;
}

/** The lines as text, indented by four columns a level, an empty line between blocks of the outermost level. */
export function print(lines: readonly Line[]): Filled {
  const marked = lines.map(line => printLine(line, '')).join('\n');
  const text = marked.replace(/\u0001\d+\u0002([^\u0003]*)\u0003/g, '$1');
  const snippet = marked.replace(/[\\$}]/g, '\\$&').replace(/\u0001(\d+)\u0002([^\u0003]*)\u0003/g, '${$1:$2}');
  return { text, snippet };
}

/** A word of nginx: quoted where it would not be one word otherwise. */
export function word(text: string): string {
  return /^[^\s"';{}#\\]+$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** What a person typed as words of nginx, a blank between each two; empty where there is none. */
export function words(typed = ''): string {
  return typed
    .split(/\s+/)
    .filter(part => part !== '')
    .map(word)
    .join(' ');
}

function printLine(line: Line, indent: string): string {
  if (typeof line === 'string') return line === '' ? '\n' : `${indent}${line}\n`;
  return `${indent}${line.head} {\n${printBody(line.body, `${indent}    `)}${indent}}\n`;
}

function printBody(body: readonly Line[], indent: string): string {
  return body
    .map((line, index) => (typeof line === 'string' || index === 0 ? '' : '\n') + printLine(line, indent).replace(/^\n+$/, '\n'))
    .join('');
}
