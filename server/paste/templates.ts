// Templates of Paste files: Jinja, cookiecutter, Mako, paster's `_tmpl`, envsubst and `.in` files. Finds their expressions and statements,
// which are text nobody knows before they are rendered.

import type { Span } from '../core/text.ts';

/**
 * The template language of a text and its holes, in file order and not overlapping. `statements`: some hole decides whether text is there at
 * all, so that two options of one name may be two branches of an `if`.
 */
export type Template = { readonly dialect?: string; readonly holes: readonly Span[]; readonly statements: boolean };

type Form = { readonly dialect: string; readonly pattern: string; readonly statement?: true; readonly when?: RegExp };

/** `when` is tested against the file name, for notations that a plain file may contain by chance. */
const forms: readonly Form[] = [
  { dialect: 'jinja', pattern: '\\{%[^]*?%\\}', statement: true },
  { dialect: 'jinja', pattern: '\\{#[^]*?#\\}', when: /\.(j2|jinja2?|tpl)$|_tmpl$/ },
  { dialect: 'jinja', pattern: '\\{\\{[^{}\\n]*\\}\\}' },
  { dialect: 'mako', pattern: '<%[^]*?%>', statement: true },
  {
    dialect: 'mako',
    pattern: '^[ \\t]*%[ \\t]*(?:if|elif|else|endif|for|endfor|while|endwhile|try|except|finally|endtry)\\b.*$',
    statement: true,
    when: /\.(mako|mak|tmpl|template|in)$|_tmpl$/,
  },
  { dialect: 'mako', pattern: '</?%[a-z].*?>', statement: true },
  { dialect: 'dollar', pattern: '\\$\\{[^{}\\n]*(?:\\{[^{}\\n]*\\}[^{}\\n]*)*\\}' },
  { dialect: 'braces', pattern: '\\{[A-Za-z_]\\w*\\}', when: /\.(tpl|tmpl|template)$|_tmpl$/ },
  { dialect: 'angle', pattern: '<<[A-Za-z_]\\w*>>' },
  { dialect: 'at-sign', pattern: '@[A-Za-z_]\\w*@', when: /\.in$/ },
];

const start = /\{[%#{A-Za-z_]|<\/?%|<<\w|\$\{|^[ \t]*%[ \t]*\w|@\w/m;

/** What is template in a text; no holes and no dialect for a plain file. `name` is the file's name or uri. */
export function templateOf(name: string, text: string): Template {
  if (!start.test(text)) return { holes: [], statements: false };
  const used = forms.filter(form => form.when === undefined || form.when.test(name));
  const pattern = new RegExp(used.map(form => `(${form.pattern})`).join('|'), 'gm');
  const holes: Span[] = [];
  let dialect: string | undefined;
  let statements = false;
  for (const match of text.matchAll(pattern)) {
    const form = used[match.slice(1).findIndex(group => group !== undefined)]!;
    holes.push({ start: match.index, end: match.index + match[0].length });
    dialect ??= form.dialect;
    statements ||= form.statement ?? false;
  }
  return dialect === undefined ? { holes, statements } : { dialect, holes, statements };
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
  const found = filled.indexOf(filler, start);
  return found !== -1 && found < end;
}
