// Tokens of a Python expression, as far as configuration files hold any: names, numbers, strings, operators. Evaluates nothing.

export type PythonToken = {
  readonly kind: 'name' | 'number' | 'string' | 'operator' | 'bad';
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

const space = /(?:[ \t\f\r\n]|\\\r?\n|#[^\n]*)*/y;
const string =
  /(?:[rbuf]|br|rb|fr|rf)?(?:'''[\s\S]*?(?<!\\)'''|"""[\s\S]*?(?<!\\)"""|'(?!'')(?:\\[\s\S]|[^'\\\n])*'|"(?!"")(?:\\[\s\S]|[^"\\\n])*"|''|"")/iy;
const number =
  /(?:0x(?:_?[\da-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+|(?:\d+(?:_\d+)*)?\.\d+(?:_\d+)*(?:e[+-]?\d+)?j?|\d+(?:_\d+)*\.?(?:e[+-]?\d+)?j?)(?!\w)/iy;
const name = /[\p{L}_][\p{L}\p{N}_]*/uy;
const operator = /\*\*|\/\/|<<|>>|<=|>=|==|!=|:=|->|\.\.\.|[-+*/%@&|^~<>()[\]{},:.=]/y;

/** The tokens of a text, up to the first that is none of Python's, which is `bad`; so is a line break outside brackets. */
export function pythonTokens(text: string): readonly PythonToken[] {
  const tokens: PythonToken[] = [];
  let offset = 0;
  let depth = 0;
  while (true) {
    const next = match(space, text, offset)!;
    if (next === text.length) return tokens;
    const broken =
      depth === 0 &&
      tokens.length > 0 &&
      text
        .slice(offset, next)
        .replace(/\\\r?\n/g, '')
        .includes('\n');
    const found = broken ? ({ kind: 'bad', text: '\n', start: next, end: next } as const) : tokenAt(text, next);
    tokens.push(found);
    if (found.kind === 'operator') depth += '([{'.includes(found.text) ? 1 : ')]}'.includes(found.text) ? -1 : 0;
    if (found.kind === 'bad') return tokens;
    offset = found.end;
  }
}

function tokenAt(text: string, start: number): PythonToken {
  for (const [kind, pattern] of [
    ['string', string],
    ['number', number],
    ['name', name],
    ['operator', operator],
  ] as const) {
    const end = match(pattern, text, start);
    if (end === undefined) continue;
    const found = text.slice(start, end);
    if (kind === 'number' && /^0\d/.test(found) && !/[.ejx]/i.test(found) && !/^[0_]+$/.test(found)) break;
    return { kind, text: found, start, end };
  }
  return { kind: 'bad', text: text[start]!, start, end: start + 1 };
}

function match(pattern: RegExp, text: string, offset: number): number | undefined {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
