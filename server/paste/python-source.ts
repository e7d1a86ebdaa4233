// What a module of Python defines at its top: functions with their parameters, classes, values, imports. Reads the text line by logical line and
// evaluates nothing; what a text computes is not known.

import type { Span } from '../core/text.ts';
import { pythonTokens } from './python-lexer.ts';

/** A parameter that can be given by name; `default` is the Python expression behind its `=`. */
export type PythonParameter = { readonly name: string; readonly default?: string };

/**
 * What a call takes: parameters that take a position (`byName` unless a `/` follows them), then those that only a name reaches. `positions` and
 * `names`: `*args` and `**kw` take any further ones.
 */
export type PythonSignature = {
  readonly positional: readonly (PythonParameter & { readonly byName: boolean })[];
  readonly named: readonly PythonParameter[];
  readonly positions: boolean;
  readonly names: boolean;
};

/** Something that a module calls by a name (`Class.method` within a class). `from`: it is imported, from that module and under that name. */
export type PythonDefinition = {
  readonly kind: 'function' | 'class' | 'value' | 'import';
  readonly name: string;
  readonly span: Span;
  readonly from?: { readonly module: string; readonly name?: string };
  /** Undefined where the call may take something else: behind a decorator, or by an inherited `__init__`. */
  readonly signature?: PythonSignature;
  /** A value that is a number, a text, or nothing. */
  readonly literal?: true;
  /** The first paragraph of its docstring. */
  readonly docs?: string;
};

/** `open`: names may come about that are not written anywhere in the text (`from x import *`, `globals()`, `__getattr__`). */
export type PythonSource = {
  readonly definitions: ReadonlyMap<string, readonly PythonDefinition[]>;
  readonly open: boolean;
};

/** The definitions of a module's text. Those in functions are left out. */
export function readPython(text: string): PythonSource {
  const definitions = new Map<string, PythonDefinition[]>();
  const plainClasses = new Set<PythonDefinition>();
  const blocks: { readonly indent: number; readonly kind: 'function' | 'class'; readonly name: string }[] = [];
  let open = /\b(?:globals|vars|exec|setattr|__getattr__)\b/.test(text);
  let decorated = false;
  const add = (definition: PythonDefinition) => {
    const known = definitions.get(definition.name);
    if (known === undefined) definitions.set(definition.name, [definition]);
    else known.push(definition);
  };
  for (const { start, end, indent } of logicalLines(text)) {
    while (blocks.length > 0 && blocks.at(-1)!.indent >= indent) blocks.pop();
    if (blocks.some(({ kind }) => kind === 'function')) continue;
    const line = text.slice(start, end);
    if (line.startsWith('@')) {
      decorated = true;
      continue;
    }
    const scope = blocks.map(({ name }) => `${name}.`).join('');
    const place = (name: string, at: number) => ({ name: scope + name, span: { start: start + at, end: start + at + name.length } });
    const block = /^((?:\w+\s+)?def\s+|class\s+)([\p{L}_][\p{L}\p{N}_]*)\s*/u.exec(line);
    if (block !== null) {
      const [head, word = '', name = ''] = block;
      const kind = word.startsWith('class') ? 'class' : 'function';
      const rest = line.slice(head.length);
      const signature = kind === 'function' && !decorated ? signatureIn(rest) : undefined;
      const docs = docstring(text, end);
      const definition = { kind, ...place(name, word.length), ...(signature && { signature }), ...(docs && { docs }) } as const;
      add(definition);
      if (kind === 'class' && !decorated && /^(?:\(\s*(?:object)?\s*\))?\s*:/.test(rest)) plainClasses.add(definition);
      blocks.push({ indent, kind, name });
    } else if (/^(?:from|import)\b/.test(line)) {
      open ||= /^from\b[^#]*\bimport\s*\(?\s*\*/.test(line);
      if (scope === '') for (const { name, at, from } of importsIn(line)) add({ kind: 'import', ...place(name, at), from });
    } else {
      const assigned = /^([\p{L}_][\p{L}\p{N}_]*)\s*(?::[^=]+)?=(?!=)/u.exec(line)?.[1];
      const literal = isLiteral(line.slice(line.indexOf('=') + 1).trim()) ? ({ literal: true } as const) : {};
      if (assigned !== undefined) add({ kind: 'value', ...place(assigned, 0), ...literal });
    }
    decorated = false;
  }
  for (const found of definitions.values()) {
    for (const [index, definition] of found.entries()) {
      if (plainClasses.has(definition)) found[index] = withInit(definition, definitions);
    }
  }
  return { definitions, open };
}

function isLiteral(text: string): boolean {
  return /^(?:-?\d[\d._]*|None|True|False|[rbu]?'[^'\\]*'|[rbu]?"[^"\\]*")$/i.test(text);
}

/** A class without bases takes what its own `__init__` takes, less the instance, or nothing; one with a `__new__` may take anything. */
function withInit(definition: PythonDefinition, all: ReadonlyMap<string, readonly PythonDefinition[]>): PythonDefinition {
  if (all.has(`${definition.name}.__new__`)) return definition;
  const init = all.get(`${definition.name}.__init__`);
  if (init === undefined) return { ...definition, signature: { positional: [], named: [], positions: false, names: false } };
  const signature = init.length === 1 ? init[0]!.signature : undefined;
  if (signature === undefined) return definition;
  return { ...definition, signature: { ...signature, positional: signature.positional.slice(1) } };
}

type LogicalLine = Span & { readonly indent: number };

/** Statements as Python's tokenizer cuts them: line breaks in brackets and strings, and behind a backslash, end none. Comments are left out. */
function* logicalLines(text: string): Generator<LogicalLine> {
  let start: number | undefined;
  let lineStart = 0;
  let depth = 0;
  let offset = 0;
  const indentOf = (at: number) => at - lineStart;
  while (offset < text.length) {
    const char = text[offset]!;
    if (char === '\n') {
      if (depth === 0 && start !== undefined) {
        yield { start, end: offset, indent: indentOf(start) };
        start = undefined;
      }
      offset++;
      if (start === undefined) lineStart = offset;
      continue;
    }
    if (char === '#') {
      offset = endOf(text, '\n', offset);
      continue;
    }
    if (char === ' ' || char === '\t' || char === '\r' || char === '\f') {
      offset++;
      continue;
    }
    start ??= offset;
    if (char === '"' || char === "'") offset = endOfString(text, offset);
    else {
      if ('([{'.includes(char)) depth++;
      else if (')]}'.includes(char)) depth = Math.max(0, depth - 1);
      offset += char === '\\' ? (text.startsWith('\r\n', offset + 1) ? 3 : 2) : 1;
    }
  }
  if (start !== undefined) yield { start, end: text.length, indent: indentOf(start) };
}

/** Behind the string that begins with the quote at an offset; behind its line where it is not closed. */
function endOfString(text: string, start: number): number {
  const quote = text[start]!;
  const triple = text.startsWith(quote.repeat(3), start);
  const close = triple ? quote.repeat(3) : quote;
  let offset = start + close.length;
  while (offset < text.length) {
    if (text[offset] === '\\') offset += 2;
    else if (text.startsWith(close, offset)) return offset + close.length;
    else if (!triple && text[offset] === '\n') return offset;
    else offset++;
  }
  return text.length;
}

function endOf(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found === -1 ? text.length : found;
}

/** The parameters at the beginning of a text, in round brackets; undefined where they cannot be read. */
function signatureIn(text: string): PythonSignature | undefined {
  if (!text.startsWith('(')) return undefined;
  const tokens = pythonTokens(text);
  const groups: (typeof tokens)[number][][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'bad') return undefined;
    if (token.kind === 'operator' && '([{'.includes(token.text) && ++depth === 1) continue;
    if (token.kind === 'operator' && ')]}'.includes(token.text) && --depth === 0) break;
    if (token.text === ',' && depth === 1) groups.push([]);
    else groups.at(-1)!.push(token);
  }
  if (depth !== 0) return undefined;
  const positional: (PythonParameter & { byName: boolean })[] = [];
  const named: PythonParameter[] = [];
  let [positions, names, onlyNames] = [false, false, false];
  for (const group of groups.filter(each => each.length > 0)) {
    const [first, second] = group;
    if (first!.text === '/') for (const parameter of positional) parameter.byName = false;
    else if (first!.text === '**') names = true;
    else if (first!.text === '*') {
      onlyNames = true;
      positions = second !== undefined;
    } else {
      const equals = group.find((token, index) => token.text === '=' && depthBefore(group, index) === 0);
      const fallback = equals && text.slice(equals.end, group.at(-1)!.end).trim();
      const parameter = { name: first!.text, ...(fallback !== undefined && { default: fallback }) };
      if (onlyNames) named.push(parameter);
      else positional.push({ ...parameter, byName: true });
    }
  }
  return { positional, named, positions, names };
}

function depthBefore(tokens: readonly { readonly kind: string; readonly text: string }[], end: number): number {
  let depth = 0;
  for (const { kind, text } of tokens.slice(0, end)) {
    if (kind === 'operator') depth += '([{'.includes(text) ? 1 : ')]}'.includes(text) ? -1 : 0;
  }
  return depth;
}

/** The names that an import statement makes, with where they stand and come from. */
function importsIn(
  line: string,
): readonly { readonly name: string; readonly at: number; readonly from: { readonly module: string; readonly name?: string } }[] {
  const source = /^from\s+([.\w]+)\s+import\b/.exec(line);
  const begin = (source ?? /^import\b/.exec(line))?.[0].length;
  if (begin === undefined) return [];
  return [...line.slice(begin).matchAll(/([\w.]+)(?:\s+as\s+(\w+))?/g)].flatMap(({ 0: all, 1: original, 2: alias, index }) => {
    const name = alias ?? (source === null ? original!.split('.')[0]! : original!);
    const at = begin + index + (alias === undefined ? 0 : all.length - alias.length);
    const from = source === null ? { module: alias === undefined ? name : original! } : { module: source[1]!, name: original! };
    return /^\w+$/.test(name) ? [{ name, at, from }] : [];
  });
}

/** The first paragraph of the string that begins behind a line, in one line. */
function docstring(text: string, from: number): string | undefined {
  const found = /^\s*[rRuU]{0,2}("""|'''|"|')/.exec(text.slice(from, from + 500));
  if (found === null) return undefined;
  const open = from + found[0].length - found[1]!.length;
  const inner = text.slice(open + found[1]!.length, endOfString(text, open) - found[1]!.length);
  const paragraph = inner.trim().split(/\n[ \t]*\r?\n/, 1)[0]!;
  return paragraph.replace(/\s+/g, ' ').trim() || undefined;
}
