// Where nginx's tokens begin and end, as ngx_conf_read_token (src/core/ngx_conf_file.c) decides it. Pure functions from offset to offset.

/** Stands for each character of a template expression in the text the parser sees: part of a word whose value is not known. */
export const expressionCode = 0xe000;
/** Stands for each character of a template statement: nothing between directives, part of a word inside one. */
export const statementCode = 0xe001;

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const dollar = 36;
const semicolon = 59;
const backslash = 92;
const openBrace = 123;

/** Whether nginx takes the character for white space: only space, tab, CR and LF are. */
export function isBlank(code: number): boolean {
  return code === space || code === lineFeed || code === tab || code === carriageReturn;
}

/** Where the comment that begins at `start` ends: before its line feed (and the CR in front of that), or at the end of the text. */
export function commentEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  if (end < 0) return text.length;
  return text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end;
}

/**
 * Where the bare word that begins at `start` ends. White space, `;` and a `{` that does not follow `$` end it; a backslash takes the
 * next character along; quotes, `}` and `#` inside a word are part of it.
 */
export function wordEnd(text: string, start: number): number {
  const length = text.length;
  let at = start;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code > semicolon && code < openBrace && code !== backslash) continue;
    if (code === space || code === semicolon || code === openBrace || code === lineFeed || code === tab || code === carriageReturn) break;
    if (code === backslash) at++;
    else if (code === dollar) while (text.charCodeAt(at + 1) === openBrace) at++;
  }
  return Math.min(at, length);
}

/** The offset of the quote that closes the one at `start`, or -1 when there is none. A backslash takes the next character along. */
export function closingQuote(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash) at++;
    else if (code === quote) return at;
  }
  return -1;
}

/** What nginx sees of a word's raw text: `\"`, `\'` and `\\` lose the backslash, `\t`, `\r` and `\n` become what they mean, others stay. */
export function translated(raw: string): string {
  if (!raw.includes('\\')) return raw;
  let value = '';
  let kept = 0;
  for (let at = raw.indexOf('\\'); at >= 0 && at + 1 < raw.length; at = raw.indexOf('\\', at)) {
    const meant = escapes[raw[at + 1]!];
    if (meant === undefined) {
      at += 1;
      continue;
    }
    value += raw.slice(kept, at) + meant;
    kept = at += 2;
  }
  return value + raw.slice(kept);
}

const escapes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '\\': '\\', t: '\t', r: '\r', n: '\n' };

/** Whether nothing but blanks, or a comment, stands between `at` and the end of its line. */
export function endsLine(text: string, at: number): boolean {
  let end = at;
  while (isBlank(text.charCodeAt(end)) && text.charCodeAt(end) !== 10) end++;
  return end >= text.length || text.charCodeAt(end) === 10 || text.charCodeAt(end) === 35;
}

/**
 * Where a Lua block's `}` stands, given the offset behind its `{`, or -1. Braces count outside of Lua's strings, long brackets and comments
 * (lua-nginx-module's ngx_http_lua_lex.rl).
 */
export function luaEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    switch (text[at]) {
      case '{':
        depth++;
        break;
      case '}':
        if (depth-- === 0) return at;
        break;
      case '"':
      case "'":
        at = luaStringEnd(text, at);
        break;
      case '-':
        if (text[at + 1] === '-') at = luaCommentEnd(text, at);
        break;
      case '[':
        at = longBracketEnd(text, at) ?? at;
        break;
    }
  }
  return -1;
}

function luaStringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash) at++;
    else if (text[at] === text[start] || code === lineFeed) return at;
  }
  return text.length;
}

function luaCommentEnd(text: string, start: number): number {
  const long = text[start + 2] === '[' ? longBracketEnd(text, start + 2) : undefined;
  return long ?? commentEnd(text, start);
}

/** The last character of `[[…]]`, `[=[…]=]`, … when one begins at `start`. */
function longBracketEnd(text: string, start: number): number | undefined {
  let at = start + 1;
  while (text[at] === '=') at++;
  if (text[at] !== '[') return undefined;
  const closing = `]${text.slice(start + 1, at)}]`;
  const end = text.indexOf(closing, at);
  return end < 0 ? text.length : end + closing.length - 1;
}
