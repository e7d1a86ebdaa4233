// Templates of Paste files: Jinja, cookiecutter, Mako, paster's `_tmpl`, envsubst and `.in` files. Finds their expressions and statements,
// which are text nobody knows before they are rendered.

import type { Span } from '../core/text.ts';

/**
 * The template language of a text and its holes, in file order and not overlapping. `statements`: some hole decides whether text is there at
 * all, so that two options of one name may be two branches of an `if`. `named`: the name of the file says that it is a template.
 */
export type Template = {
  readonly dialect?: string;
  readonly holes: readonly Span[];
  readonly statements: boolean;
  readonly named: boolean;
};

/**
 * One notation: a hole matches `pattern`, or begins with it and ends with the next `close`. `when` is tested against the file name, for
 * notations that a plain file may contain by chance. Patterns stay within a line and never look further than their match, so that reading is
 * linear in any text.
 */
type Form = {
  readonly dialect: string;
  readonly pattern: string;
  readonly close?: string;
  readonly statement?: true;
  readonly when?: RegExp;
};

const templateName = /\.(j2|jinja2?|mako|mak|erb|epp|tpl|tmpl|template|in|dist|sample|example)$|_tmpl$/;

const forms: readonly Form[] = [
  { dialect: 'jinja', pattern: '\\{%', close: '%}', statement: true },
  { dialect: 'jinja', pattern: '\\{\\{(?:[^{}\\n]|\\{[^{}\\n]*\\})*\\}\\}' },
  { dialect: 'mako', pattern: '</?%[a-z]', close: '>', statement: true },
  { dialect: 'mako', pattern: '<%', close: '%>', statement: true },
  { dialect: 'dollar', pattern: '\\$\\{[^{}\\n]*(?:\\{[^{}\\n]*\\}[^{}\\n]*)*\\}' },
  { dialect: 'dollar', pattern: '\\$[A-Za-z_]\\w*', when: templateName },
  { dialect: 'braces', pattern: '\\{[A-Za-z_]\\w*\\}', when: templateName },
  { dialect: 'angle', pattern: '<<[A-Za-z_]\\w*>>' },
  { dialect: 'percent', pattern: '%%[A-Z][A-Z0-9_]*%%', when: templateName },
  { dialect: 'percent', pattern: '%[A-Z][A-Z0-9_]*%', when: templateName },
  { dialect: 'at-sign', pattern: '@[A-Za-z_]\\w*@', when: templateName },
];

/** A comment of Jinja, where the file is a template by its name or by a statement of Jinja. */
const jinjaComment: Form = { dialect: 'jinja', pattern: '\\{#', close: '#}' };
const jinjaStatement = /\{%[^\n]*%\}/;

/** A line of Mako's own, where the file is one of Mako's by its name or by a line that ends a block. */
const makoLine: Form = {
  dialect: 'mako',
  pattern: '^[ \\t]*%[ \\t]*(?:if|elif|else|endif|for|endfor|while|endwhile|try|except|finally|endtry)\\b.*$',
  statement: true,
};
const makoEnd = /^[ \t]*%[ \t]*end(?:if|for|while|try)\b/m;

/** What is template in a text; no holes and no dialect for a plain file. `name` is the file's name or uri. */
export function templateOf(name: string, text: string): Template {
  const named = templateName.test(name);
  const used = forms.filter(form => form.when === undefined || form.when.test(name));
  if (named || jinjaStatement.test(text)) used.push(jinjaComment);
  if (named || makoEnd.test(text)) used.push(makoLine);
  const pattern = new RegExp(used.map(form => `(${form.pattern})`).join('|'), 'gm');
  const holes: Span[] = [];
  const unclosed = new Set<string>();
  let dialect: string | undefined;
  let statements = false;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const form = used[match.slice(1).findIndex(group => group !== undefined)]!;
    let end = match.index + match[0].length;
    if (form.close !== undefined) {
      const close = unclosed.has(form.close) ? -1 : text.indexOf(form.close, end);
      if (close === -1) {
        unclosed.add(form.close);
        continue;
      }
      end = close + form.close.length;
      pattern.lastIndex = end;
    }
    holes.push({ start: match.index, end });
    dialect ??= form.dialect;
    statements ||= form.statement ?? false;
  }
  return { holes, statements, named, ...(dialect !== undefined && { dialect }) };
}

/** Stands in for every character of a hole, so that offsets stay what they are; a private-use character that no file contains by chance. */
const filler = '\uE0FF';

/** The text with its holes filled: no line break, delimiter, comment sign or bracket in them is seen by the reader. */
export function fillHoles(text: string, holes: readonly Span[]): string {
  let result = '';
  let end = 0;
  for (const hole of holes) {
    result += text.slice(end, hole.start) + filler.repeat(hole.end - hole.start);
    end = hole.end;
  }
  return result + text.slice(end);
}

/** Whether the stretch of a filled text is nothing but holes. */
export function isHole(filled: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) if (filled[offset] !== filler && filled[offset] !== ' ') return false;
  return start < end;
}

/** Whether the stretch of a filled text has a hole in it. */
export function hasHole(filled: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) if (filled[offset] === filler) return true;
  return false;
}
