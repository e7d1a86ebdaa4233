// Templates that become nginx files: which dialect a file is written in, and which stretches of it are not nginx's text.

import type { Span } from '../core/text.ts';
import { expressionCode, luaEnd, statementCode } from './lexer.ts';
import type { TemplateDialect } from './tree.ts';

/** A stretch that the template engine replaces. A statement (`{% if %}`, `{{#each}}`, a comment) need not leave any text. */
export type Hole = Span & { readonly statement: boolean };

/**
 * `dialect`: the first of those the file is written in. `open`: parts of it are defined in one place and used in another, so that what
 * stands around them cannot be known.
 */
export type Template = { readonly dialect: TemplateDialect; readonly holes: readonly Hole[]; readonly open: boolean };

type Dialect = {
  readonly dialect: TemplateDialect;
  readonly suffixes: readonly string[];
  /** What must be in the text for its sign to be looked for. */
  readonly hints: readonly string[];
  /** Every expression and statement of the dialect. */
  readonly holes: RegExp;
  /** What more is a hole where the file's name tells the dialect. */
  readonly holesIfNamed?: RegExp;
  /** Tells the dialect by content, in a file whose name does not say. */
  readonly sign: RegExp;
  readonly statement?: RegExp;
  /** Begins a part whose text is used elsewhere. */
  readonly part?: RegExp;
};

const dialects: readonly Dialect[] = [
  {
    dialect: 'jinja',
    suffixes: ['j2', 'jinja', 'jinja2', 'sls', 'liquid', 'twig', 'njk'],
    hints: ['{%', '{#'],
    // The first form is a template that writes the expression of another one: `{{ '{{' }} port }}`.
    holes: /\{\{\s*(['"])\{\{\1\s*\}\}(?:\{\{[\s\S]*?\}\}|(?!\}\})[\s\S])*?\}\}|\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}/g,
    sign: /\{%[-+]?\s*[a-z]+[\s\S]*?%\}|\{#[\s\S]*?#\}/,
    statement: /^\{[%#]/,
    part: /\{%[-+]?\s*(?:macro|capture|call|block|set\s+\w+\s*-?%\})/,
  },
  {
    dialect: 'erb',
    suffixes: ['erb', 'ejs', 'epp', 'etlua', 'mako'],
    hints: ['<%'],
    holes: /<%[\s\S]*?%>/g,
    sign: /<%[\s\S]*?%>/,
    statement: /^<%[-_]?(?![-_]?=)/,
  },
  {
    dialect: 'mustache',
    suffixes: ['mustache', 'hbs', 'handlebars', 'tmpl', 'tpl', 'ctmpl', 'gotmpl', 'gohtml'],
    hints: ['{{'],
    holes: /\$?\{\{\{[\s\S]*?\}\}\}|\$?\{\{[\s\S]*?\}\}/g,
    sign: /\{\{[-~#/^&!>]?\s*['"$.\w][^{}\n]*\}\}/,
    statement: /^\{\{[-~]?\s*(?:[#/^!>]|(?:if|else|end|range|with|define|template|block|each|key|ls|tree|services?)\b|\/\*|\$\w+\s*:?=)/,
    part: /\{\{[-~]?\s*(?:define|block)\b/,
  },
  {
    dialect: 'toolkit',
    suffixes: ['tt', 'tt2'],
    hints: ['[%'],
    holes: /\[%[\s\S]*?%\]/g,
    sign: /\[%[-+]?\s[^\]]*?\s[-+]?%\]/,
    statement: /^\[%[-+]?\s*[A-Z#]/,
  },
  { dialect: 'underscore', suffixes: [], hints: ['__'], holes: /__[A-Z][A-Z0-9_]*?__/g, sign: /__[A-Z][A-Z0-9_]*?__/ },
  {
    dialect: 'percent',
    suffixes: ['tpl', 'stpl'],
    hints: ['%'],
    holes: /%%[A-Z][A-Z0-9_]+%%|%\([A-Za-z_]\w*\)[sd]/g,
    holesIfNamed: /%[A-Za-z]\w*%/g,
    sign: /%%[A-Z][A-Z0-9_]+%%|%\([A-Za-z_]\w*\)[sd]/,
  },
  { dialect: 'at-sign', suffixes: ['in'], hints: ['@'], holes: /@@?[A-Z][A-Z0-9_]*@@?/g, sign: /@[A-Z][A-Z0-9_]*@/ },
  {
    dialect: 'angle',
    suffixes: ['sample', 'example', 'dist'],
    hints: [],
    holes: /(?<![?(P\\])<[A-Za-z][\w .-]*>/g,
    sign: /(?!)/,
  },
  {
    dialect: 'terraform',
    suffixes: ['tftpl'],
    hints: ['%{'],
    holes: /%\{~?\s*(?:if|else|endif|for|endfor)\b[^{}\n]*\}|\$\$\{/g,
    holesIfNamed: /\$\{[^{}\n]*\}/g,
    sign: /%\{~?\s*(?:if|for)\b[^{}\n]*\}/,
    statement: /^%\{/,
  },
  // Octopus' and Ruby's; a comment ends no statement, so that with a `;` behind it there is none.
  { dialect: 'number-sign', suffixes: [], hints: ['#{'], holes: /#\{[A-Za-z][\w.:-]*\}/g, sign: /^[^#\n]*#\{[A-Za-z][\w.:-]*\}[^#\n]*;/m },
  // Penlight's, as Kong's: a line of Lua begins with `>`, and `$(…)` or `${{…}}` is an expression.
  {
    dialect: 'penlight',
    suffixes: [],
    hints: ['>if', '> if', '>for', '> for', '>while', '> while', '>local', '> local'],
    holes: /^[ \t]*>.*$|\$\((?:[^()\n]|\([^()\n]*\))*\)/gm,
    sign: /^[ \t]*> ?(?:if|for|while|local)\b/m,
    statement: /^[ \t]*>/,
  },
  { dialect: 'shell', suffixes: [], hints: ['$('], holes: /\$\([^()\n]*\)/g, sign: /\$\((?!\|)[a-z][\w./-]*(?:\s[^()\n]*)?\)/ },
  {
    dialect: 'envsubst',
    suffixes: ['template', 'tmpl', 'tpl', 'envsubst', 'dist', 'tftpl'],
    hints: ['${'],
    // Names with a dot are those of Java's properties, with a colon or an index those of Python's buildout; `!{…}` is a command of Zimbra's.
    holes:
      /\$\{(?:[A-Z_][A-Z0-9_]*|\w+(?:\.\w+)+|[\w.-]*:[\w.-]+|[\w.]+\[[^\]{}\n]*\])(?::?[-=?+][^{}\n]*)?\}|\$\$(?=[\w{])|\$[A-Z_][A-Z0-9_]*\b(?!\s*=)/g,
    holesIfNamed: /!\{[^{}\n]*\}/g,
    sign: /\$\{(?:[A-Z][A-Z0-9_]*|\w+(?:\.\w+)+|[\w.-]*:[\w.-]+|[\w.]+\[[^\]{}\n]*\])(?::?[-=?+][^{}\n]*)?\}/,
  },
  // Bare words that an installer replaces, as iRedMail's; names of parameters and of the environment are capitals of nginx's own.
  {
    dialect: 'word',
    suffixes: ['template', 'tmpl', 'tpl'],
    hints: [],
    holes: /(?<![\w$@%{<.-]|_param[ \t]+|\benv[ \t]+)[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w}>])/g,
    sign: /(?!)/,
  },
];

/**
 * The template a file is, told by its name and by its text, which may be of several dialects; undefined for plain nginx text. `hints`: those of
 * the text, where they are known.
 */
export function templateOf(name: string, text: string, hints = hintsOf(text)): Template | undefined {
  const suffixes = name.split('.').slice(1);
  const isNamed = ({ suffixes: own }: Dialect) => suffixes.some(suffix => own.includes(suffix));
  const possible = dialects.filter(dialect => isNamed(dialect) || hints.has(dialect));
  if (possible.length === 0) return undefined;
  const plain = text.includes('_by_lua_block') ? withoutLua(text) : text;
  let first: TemplateDialect | undefined;
  let open = false;
  const found: (readonly Hole[])[] = [];
  for (const dialect of possible) {
    const named = isNamed(dialect);
    if (!named && !isSigned(dialect, plain)) continue;
    const holes = holesOf(dialect, named ? text : plain, named);
    if (holes.length > 0) found.push(holes);
    if (holes.length > 0 || named) first ??= dialect.dialect;
    open ||= dialect.part?.test(text) ?? false;
  }
  return first && { dialect: first, holes: joined(found), open };
}

/** The dialects of which a hint is in a text, or was in one of the versions before it. */
export type Hints = ReadonlySet<Dialect>;

const longestHint = Math.max(...dialects.flatMap(({ hints }) => hints.map(hint => hint.length)));

/** The hints of a text; where those `before` it are known, only what is `changed` since is looked through. */
export function hintsOf(text: string, before: Hints = new Set(), { start, end }: Span = { start: 0, end: text.length }): Hints {
  const stretch = text.slice(Math.max(start - longestHint, 0), end + longestHint);
  return new Set([...before, ...dialects.filter(({ hints }) => hints.some(hint => stretch.includes(hint)))]);
}

/**
 * Whether the sign of a dialect is in the text. In a comment it counts where the dialect has statements, which may take away what follows;
 * else nginx's own text is told by nothing in its comments.
 */
function isSigned({ sign, statement }: Dialect, text: string): boolean {
  if (statement !== undefined) return sign.test(text);
  for (const { index } of text.matchAll(new RegExp(sign, `g${sign.flags}`))) {
    if (!/(?:^|[\s;{}])#/.test(text.slice(text.lastIndexOf('\n', index) + 1, index))) return true;
  }
  return false;
}

/** The text with every character of a hole replaced by one that nginx gives no meaning, so that all offsets stay. */
export function mask(text: string, { holes }: Template): string {
  let masked = '';
  let end = 0;
  for (const hole of holes) {
    masked +=
      text.slice(end, hole.start) + String.fromCharCode(hole.statement ? statementCode : expressionCode).repeat(hole.end - hole.start);
    end = hole.end;
  }
  return masked + text.slice(end);
}

function holesOf({ holes, holesIfNamed, statement }: Dialect, text: string, isNamed: boolean): readonly Hole[] {
  const holeAt = ({ 0: match, index }: RegExpExecArray): Hole => ({
    start: index,
    end: index + match.length,
    statement: statement?.test(match) ?? false,
  });
  const found = Array.from(text.matchAll(holes), holeAt);
  return isNamed && holesIfNamed !== undefined ? joined([found, Array.from(text.matchAll(holesIfNamed), holeAt)]) : found;
}

/** The holes of all lists in text order; where two overlap, the one that begins first. */
function joined(lists: readonly (readonly Hole[])[]): readonly Hole[] {
  if (lists.length < 2) return lists[0] ?? [];
  const all = lists.flat().sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return all.filter(hole => {
    if (hole.start < end) return false;
    end = hole.end;
    return true;
  });
}

const luaBlock = /_by_lua_block[^{};]*\{/g;

/** The text with blanks for its Lua, whose tables look like expressions of a template. */
function withoutLua(text: string): string {
  let plain = '';
  let end = 0;
  for (const { 0: match, index } of text.matchAll(luaBlock)) {
    const start = index + match.length;
    if (start < end) continue;
    const close = luaEnd(text, start);
    plain += text.slice(end, start);
    end = close < 0 ? text.length : close;
    plain += ' '.repeat(end - start);
  }
  return plain + text.slice(end);
}
