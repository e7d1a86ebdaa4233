// Templates that become nginx files: which dialect a file is written in, and which stretches of it are not nginx's text.

import type { Span } from '../core/text.ts';
import { expressionCode, statementCode } from './lexer.ts';
import type { TemplateDialect } from './tree.ts';

/** A stretch that the template engine replaces. A statement (`{% if %}`, `{{#each}}`, a comment) need not leave any text. */
export type Hole = Span & { readonly statement: boolean };

export type Template = { readonly dialect: TemplateDialect; readonly holes: readonly Hole[] };

type Dialect = {
  readonly dialect: TemplateDialect;
  readonly suffixes: readonly string[];
  /** What must be in the text for it to be tried. */
  readonly hints: readonly string[];
  /** Every expression and statement of the dialect; used when the file is known to be of it. */
  readonly holes: RegExp;
  /** Tells the dialect by content alone, in a file whose name does not say. */
  readonly sign?: RegExp;
  readonly statement?: RegExp;
};

const dialects: readonly Dialect[] = [
  {
    dialect: 'jinja',
    suffixes: ['.j2', '.jinja', '.jinja2', '.sls'],
    hints: ['{%', '{#'],
    holes: /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}/g,
    sign: /\{%-?\s*[a-z]+[\s\S]*?%\}|\{#[\s\S]*?#\}/,
    statement: /^\{[%#]/,
  },
  {
    dialect: 'erb',
    suffixes: ['.erb', '.ejs', '.epp'],
    hints: ['<%'],
    holes: /<%[\s\S]*?%>/g,
    sign: /<%[\s\S]*?%>/,
    statement: /^<%[-_]?(?![-_]?=)/,
  },
  {
    dialect: 'mustache',
    suffixes: ['.mustache', '.hbs', '.handlebars', '.tmpl', '.tpl', '.ctmpl', '.gotmpl'],
    hints: ['{{'],
    holes: /\{\{\{[\s\S]*?\}\}\}|\{\{[\s\S]*?\}\}/g,
    sign: /\{\{[-#/^&!>]?\s*["$.\w][^{}\n]*\}\}/,
    statement: /^\{\{[-~]?\s*(?:[#/^!>]|(?:if|else|end|range|with|define|template|block|each|key|ls|tree|services?)\b|\/\*|\$\w+\s*:?=)/,
  },
  { dialect: 'percent', suffixes: [], hints: ['%%'], holes: /%%[A-Z][A-Z0-9_]+%%/g, sign: /%%[A-Z][A-Z0-9_]+%%/ },
  { dialect: 'at-sign', suffixes: ['.in'], hints: ['@'], holes: /@[A-Z][A-Z0-9_]*@/g, sign: /@[A-Z][A-Z0-9_]*@/ },
  { dialect: 'shell', suffixes: [], hints: ['$('], holes: /\$\([^()\n]*\)/g, sign: /\$\((?!\|)[a-z][\w./-]*(?:\s[^()\n]*)?\)/ },
  {
    dialect: 'envsubst',
    suffixes: ['.template', '.tmpl', '.tpl', '.envsubst', '.dist'],
    hints: ['$'],
    holes: /\$\{[A-Z_][A-Z0-9_]*(?::?[-=?+][^{}\n]*)?\}|\$[A-Z_][A-Z0-9_]*\b(?!\s*=)/g,
    sign: /\$\{[A-Z][A-Z0-9_]*(?::?[-=?+][^{}\n]*)?\}/,
  },
];

/** The template a file is, told by its name and, failing that, by its text; undefined for plain nginx text. */
export function templateOf(name: string, text: string): Template | undefined {
  const suffixed = dialects.filter(({ suffixes }) => suffixes.some(suffix => name.endsWith(suffix)));
  // `.tpl` and `.tmpl` are used for several dialects; `{% … %}` is in one of them only
  const named = suffixed.length > 0 && /\{%-?\s*[a-z]+[^%]*%\}/.test(text) ? [dialects[0]!, ...suffixed] : suffixed;
  const hasCode = text.includes('_by_lua_block');
  for (const dialect of [...named, ...dialects]) {
    if (!dialect.hints.some(hint => text.includes(hint))) continue;
    if (!named.includes(dialect) && (hasCode || !dialect.sign?.test(text))) continue;
    const holes = holesOf(dialect, text);
    if (holes.length > 0) return { dialect: dialect.dialect, holes };
  }
  return named[0] && { dialect: named[0].dialect, holes: [] };
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

function holesOf({ holes, statement }: Dialect, text: string): Hole[] {
  return Array.from(text.matchAll(holes), ({ 0: match, index }) => ({
    start: index,
    end: index + match.length,
    statement: statement?.test(match) ?? false,
  }));
}
