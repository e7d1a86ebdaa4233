// Templates of every dialect, made from configurations that nginx accepts: words replaced by expressions and statements put in the branches of
// conditions cause no error, and a mistake in what is nginx's own text is still found.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Snapshot } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { judge } from '../../server/judge.ts';
import { parse } from '../../server/nginx/parser.ts';
import { type Directive, walk } from '../../server/nginx/tree.ts';
import { sourceFile } from '../harness/fixture.ts';
import { type Random, randomFrom, seed } from '../harness/random.ts';

/** How a dialect writes an expression, and the lines around a statement that is there on a condition. */
type Dialect = { readonly suffix: string; readonly expression: string; readonly branch?: readonly [string, string] };

const dialects: Readonly<Record<string, Dialect>> = {
  envsubst: { suffix: '.template', expression: '${NAME}' },
  jinja: { suffix: '', expression: "{{ name | default('x') }}", branch: ['{% if name %}', '{% endif %}'] },
  'jinja by its name': { suffix: '.j2', expression: '{{ name }}', branch: ['{%- for n in names %}', '{%- endfor %}'] },
  erb: { suffix: '', expression: '<%= @name %>', branch: ['<% if @name -%>', '<% end -%>'] },
  ejs: { suffix: '.ejs', expression: '<%- name %>', branch: ['<% if (name) { %>', '<% } %>'] },
  handlebars: { suffix: '', expression: '{{name}}', branch: ['{{#if name}}', '{{/if}}'] },
  go: { suffix: '.tmpl', expression: '{{ .Env.NAME }}', branch: ['{{ range $name, $value := .Hosts }}', '{{ end }}'] },
  confd: { suffix: '.tmpl', expression: '{{getv "/name"}}', branch: ['{{if exists "/name"}}', '{{end}}'] },
  autoconf: { suffix: '.in', expression: '@NAME@' },
  percent: { suffix: '', expression: '%%NAME%%' },
  underscores: { suffix: '', expression: '__NAME__' },
  shell: { suffix: '', expression: '$(name)' },
  toolkit: { suffix: '', expression: '[% name %]', branch: ['[% IF name %]', '[% END %]'] },
  penlight: { suffix: '', expression: '$(name)', branch: ['> if name then', '> end'] },
  terraform: { suffix: '.tftpl', expression: '${name}', branch: ['%{ if name }', '%{ endif ~}'] },
  'terraform by its text': { suffix: '', expression: '${var.name}', branch: ['%{ for name in names ~}', '%{ endfor ~}'] },
  buildout: { suffix: '', expression: '${buildout:name}' },
  hash: { suffix: '', expression: '#{Name}' },
  'bare words': { suffix: '.tmpl', expression: 'PH_NAME' },
};

const folder = fileURLToPath(new URL('samples', import.meta.url));
const samples = readdirSync(folder)
  .filter(name => name.endsWith('.conf'))
  .map(name => readFileSync(join(folder, name), 'utf8'));

for (const [name, dialect] of Object.entries(dialects)) {
  test(`templates: ${name}`, () => {
    const random = randomFrom(seed);
    let mistakes = 0;
    let found = 0;
    for (const text of samples) {
      const template = templated(text, dialect, random);
      assert.deepEqual(errorsOf(template, dialect), [], template);
      const broken = misspelt(template, dialect);
      if (broken === undefined) continue;
      mistakes++;
      if (errorsOf(broken, dialect).length > 0) found++;
    }
    assert.ok(found >= 0.9 * mistakes, `${found} of ${mistakes} mistakes are found`);
  });
}

/** The text with some of its arguments, and some statements of one line, written as the dialect does. */
function templated(text: string, { expression, branch }: Dialect, random: Random): string {
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  walk(parse(text), (directive, parents) => {
    if (!isReplaceable(directive, parents)) return;
    if (branch !== undefined && random.below(4) === 0 && isAlone(text, directive)) {
      const statement = text.slice(directive.start, directive.end);
      edits.push({ start: directive.start, end: directive.end, text: `\n${branch[0]}\n${statement}\n${branch[1]}\n` });
    } else if (random.below(3) === 0) {
      const { start, end } = random.pick(directive.args)!;
      edits.push({ start, end, text: expression });
    }
  });
  // At least one, so that every text is a template.
  edits.push({ start: text.length, end: text.length, text: `\n# made of\nenv A=${expression};\n` });
  let result = text;
  for (const edit of edits.sort((a, b) => b.start - a.start)) result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  return result;
}

function isReplaceable({ args, semicolon }: Directive, parents: readonly Directive[]): boolean {
  return semicolon !== undefined && args.length > 0 && parents.every(({ block }) => block?.kind === 'directives');
}

function isAlone(text: string, { start, end }: Directive): boolean {
  const before = text.slice(text.lastIndexOf('\n', start) + 1, start);
  return before.trim() === '' && /^\s*(?:#.*)?(?:\n|$)/.test(text.slice(end));
}

/** The first `server_name`, `listen`, … that nothing of the template stands in, misspelt. */
function misspelt(text: string, { expression }: Dialect): string | undefined {
  const line = text
    .split('\n')
    .find(each => /^\s*(listen|server_name|worker_processes|sendfile|keepalive_timeout) /.test(each) && !each.includes(expression));
  return line && text.replace(line, () => line.replace(/(\w)(\w)(?= )/, '$2$1x'));
}

function errorsOf(text: string, { suffix }: Dialect): readonly string[] {
  const file = sourceFile(`file:///work/nginx.conf${suffix}`, text);
  const snapshot: Snapshot = { files: new Map([[file.uri, file]]), roots: ['file:///work'], complete: true, settings: defaultSettings };
  return judge(snapshot, file)
    .filter(({ severity }) => severity === 'error')
    .map(({ span, code, message }) => `${text.slice(0, span.start).split('\n').length} ${code} ${message}`);
}
