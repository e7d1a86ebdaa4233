// Python expressions in configuration values (`args = ('app.log', 'a')`), parsed as far as their shape can be told. Nothing is evaluated:
// what is not literal stays unknown.

import { memoByText } from '../core/memo.ts';
import { t } from '../core/translate.ts';
import { type PythonToken, pythonTokens } from './python-lexer.ts';

/** The shape of an expression. `items` of a tuple or list, `keys` of a dictionary (undefined for one that is no string); `names` of everything looked up. */
export type PythonValue =
  | { readonly kind: 'tuple' | 'list'; readonly items: readonly PythonValue[]; readonly unpacks?: true }
  | { readonly kind: 'dict'; readonly keys: readonly (string | undefined)[] }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'name'; readonly path: readonly string[] }
  | { readonly kind: 'other' };

/** A name looked up in an expression, with the attributes asked of it: `sys.stderr` is `['sys', 'stderr']`. */
export type PythonName = { readonly path: readonly string[]; readonly start: number; readonly end: number };

export type PythonExpression =
  | { readonly kind: 'value'; readonly value: PythonValue; readonly names: readonly PythonName[] }
  /** Python raises SyntaxError; `at` is an offset into the text. */
  | { readonly kind: 'error'; readonly at: number; readonly says: string }
  /** Too much Python to tell: a lambda, a comprehension. */
  | { readonly kind: 'unknown' };

/** Parses a text as `eval` would. */
export const parsePython: (text: string) => PythonExpression = memoByText(text => {
  const tokens = pythonTokens(text);
  const bad = tokens.at(-1)?.kind === 'bad' ? tokens.at(-1) : undefined;
  if (bad !== undefined && isQuote(bad.text)) return { kind: 'error', at: bad.start, says: t`a string is not closed` };
  if (tokens.length === 0) return { kind: 'error', at: 0, says: t`there is no expression` };
  if (tokens.some(token => token.kind === 'name' && beyond.has(token.text)) || tokens.some(token => token.text === ':='))
    return { kind: 'unknown' };
  if (tokens.length > mostTokens) return { kind: 'unknown' };
  const state: State = { text, tokens, index: 0, names: [] };
  const value = parseList(state);
  if (state.error === undefined && state.index < tokens.length) fail(state);
  if (state.error !== undefined) return { kind: 'error', ...state.error };
  if (isAlone(tokens)) return { kind: 'error', at: 0, says: t`\`*\` needs a tuple` };
  return { kind: 'value', value, names: state.names };
});

/** More than any real value has; a bound for the depth of the recursion. */
const mostTokens = 500;

/** Keywords whose grammar is not followed. */
const beyond = new Set(['lambda', 'for', 'await', 'yield', 'async']);
const statements = new Set(
  'import from def class return del pass break continue global nonlocal raise with while try except finally assert elif as'.split(' '),
);
const binary = new Set([
  '+',
  '-',
  '*',
  '/',
  '//',
  '%',
  '@',
  '**',
  '<<',
  '>>',
  '&',
  '|',
  '^',
  '<',
  '>',
  '<=',
  '>=',
  '==',
  '!=',
  'and',
  'or',
  'in',
  'is',
  'not',
]);

type State = {
  readonly text: string;
  readonly tokens: readonly PythonToken[];
  index: number;
  readonly names: PythonName[];
  error?: { readonly at: number; readonly says: string };
};

const other: PythonValue = { kind: 'other' };

/** One expression, or several with commas: a tuple. */
function parseList(state: State): PythonValue {
  const items = parseItems(state, undefined);
  return items.values.length === 1 && !items.comma ? items.values[0]! : { kind: 'tuple', items: items.values, ...unpacks(items) };
}

type Items = { readonly values: readonly PythonValue[]; readonly comma: boolean; readonly star: boolean };

/** Expressions with commas up to a closing bracket, or to the end. */
function parseItems(state: State, close: string | undefined): Items {
  const values: PythonValue[] = [];
  let comma = false;
  let star = false;
  while (state.error === undefined && !isAt(state, close)) {
    if (take(state, '*')) star = true;
    values.push(parseExpression(state));
    if (!take(state, ',')) break;
    comma = true;
  }
  return { values, comma, star };
}

function parseExpression(state: State): PythonValue {
  let value = parseOperand(state);
  while (state.error === undefined) {
    const token = state.tokens[state.index];
    if (token === undefined) break;
    if (token.text === 'if' && token.kind === 'name') {
      state.index++;
      parseExpression(state);
      expect(state, 'else');
      parseExpression(state);
      value = other;
      continue;
    }
    if (!binary.has(token.text) || token.kind === 'string') break;
    state.index++;
    if (token.text === 'not' && !take(state, 'in')) fail(state);
    if (token.text === 'is') take(state, 'not');
    parseOperand(state);
    value = other;
  }
  return value;
}

function parseOperand(state: State): PythonValue {
  let signed = false;
  while (take(state, '-') || take(state, '+') || take(state, '~') || take(state, 'not')) signed = true;
  const value = parseTrailers(state);
  return signed && value.kind !== 'number' ? other : value;
}

/** An atom with the calls, subscripts and attributes behind it. */
function parseTrailers(state: State): PythonValue {
  const start = state.tokens[state.index]?.start ?? 0;
  let value = parseAtom(state);
  let path = value.kind === 'name' ? [...value.path] : undefined;
  let end = state.tokens[state.index - 1]?.end ?? start;
  while (state.error === undefined) {
    if (take(state, '.')) {
      const token = state.tokens[state.index];
      if (token?.kind !== 'name') return fail(state);
      state.index++;
      path?.push(token.text);
      if (path !== undefined) end = token.end;
      value = path === undefined ? other : { kind: 'name', path: [...path] };
      continue;
    }
    if (path !== undefined && (isAt(state, '(') || isAt(state, '['))) {
      state.names.push({ path, start, end });
      path = undefined;
    }
    if (take(state, '(')) parseArguments(state);
    else if (take(state, '[')) parseSubscript(state);
    else break;
    value = other;
  }
  if (path !== undefined) state.names.push({ path, start, end });
  return value;
}

function parseAtom(state: State): PythonValue {
  const token = state.tokens[state.index];
  if (token === undefined || token.kind === 'bad') return fail(state);
  state.index++;
  switch (token.kind) {
    case 'number':
      return { kind: 'number' };
    case 'string': {
      let text = unquote(token.text);
      while (state.tokens[state.index]?.kind === 'string') text += unquote(state.tokens[state.index++]!.text);
      return { kind: 'string', text };
    }
    case 'name':
      if (statements.has(token.text) || ['if', 'else', 'and', 'or', 'in', 'is'].includes(token.text)) return fail(state, state.index - 1);
      return { kind: 'name', path: [token.text] };
    default:
      break;
  }
  if (token.text === '...') return other;
  if (token.text === '(') {
    const items = parseItems(state, ')');
    expect(state, ')', token);
    return items.values.length === 1 && !items.comma ? items.values[0]! : { kind: 'tuple', items: items.values, ...unpacks(items) };
  }
  if (token.text === '[') {
    const items = parseItems(state, ']');
    expect(state, ']', token);
    return { kind: 'list', items: items.values, ...unpacks(items) };
  }
  return token.text === '{' ? parseBraces(state, token) : fail(state, state.index - 1);
}

/** A dictionary or a set. */
function parseBraces(state: State, open: PythonToken): PythonValue {
  const keys: (string | undefined)[] = [];
  let pairs = true;
  while (state.error === undefined && !isAt(state, '}')) {
    if (take(state, '**')) {
      parseExpression(state);
      keys.push(undefined);
    } else {
      const key = parseExpression(state);
      keys.push(key.kind === 'string' ? key.text : undefined);
      if (take(state, ':')) {
        parseExpression(state);
        if (!pairs) fail(state);
      } else {
        if (pairs && keys.length > 1) fail(state);
        pairs = false;
      }
    }
    if (!take(state, ',')) break;
  }
  expect(state, '}', open);
  return pairs ? { kind: 'dict', keys } : other;
}

function parseArguments(state: State): void {
  const open = state.tokens[state.index - 1]!;
  while (state.error === undefined && !isAt(state, ')')) {
    if (!take(state, '*')) take(state, '**');
    const named = state.tokens[state.index]?.kind === 'name' && state.tokens[state.index + 1]?.text === '=';
    if (named) state.index += 2;
    parseExpression(state);
    if (!take(state, ',')) break;
  }
  expect(state, ')', open);
}

function parseSubscript(state: State): void {
  const open = state.tokens[state.index - 1]!;
  let given = false;
  while (state.error === undefined && !isAt(state, ']')) {
    if (!take(state, ':') && !take(state, ',')) parseExpression(state);
    given = true;
  }
  if (given) expect(state, ']', open);
  else fail(state);
}

/** `*a` on its own, without the comma that makes it a tuple. */
function isAlone(tokens: readonly PythonToken[]): boolean {
  return tokens[0]!.text === '*' && tokens[0]!.kind === 'operator' && !tokens.some(token => token.text === ',');
}

function isAt(state: State, text: string | undefined): boolean {
  const token = state.tokens[state.index];
  return token === undefined ? text === undefined : token.kind !== 'string' && token.text === text;
}

function take(state: State, text: string): boolean {
  if (!isAt(state, text)) return false;
  state.index++;
  return true;
}

function expect(state: State, text: string, open?: PythonToken): void {
  if (state.error !== undefined || take(state, text)) return;
  if (state.index >= state.tokens.length && open) state.error = { at: open.start, says: t`\`${open.text}\` is never closed` };
  else fail(state);
}

function fail(state: State, index = state.index): PythonValue {
  const token = state.tokens[index];
  state.error ??= token
    ? { at: token.start, says: token.text === '\n' ? t`a line break ends the expression` : t`\`${token.text}\` cannot stand here` }
    : { at: state.text.length, says: t`the expression ends too early` };
  return other;
}

function unpacks({ star }: Items): { readonly unpacks?: true } {
  return star ? { unpacks: true } : {};
}

function isQuote(text: string): boolean {
  return text === "'" || text === '"';
}

/** The text between the quotes; escapes stay as written. */
function unquote(literal: string): string {
  const quotes = /^[a-z]*('''|"""|'|")/i.exec(literal)!;
  return literal.slice(quotes[0].length, literal.length - quotes[1]!.length);
}
