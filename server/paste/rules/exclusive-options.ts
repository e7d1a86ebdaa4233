// Options that exclude each other: two addresses, or words of a list that cannot stand together.

import type { SourceFile } from '../../core/language.ts';
import type { Finding } from '../../core/rule.ts';
import { t, translated } from '../../core/translate.ts';
import type { Constraint } from '../../data/paste-types.ts';
import { removeOption } from '../edits.ts';
import { type Given, hasValue, type Reading, spanIn } from '../options.ts';
import type { PasteRule } from '../rule.ts';
import { itemsOf } from '../types.ts';

export const exclusiveOptions: PasteRule = {
  code: 'paste/exclusive-options',
  severity: 'error',
  docs: 'Two options of one server exclude each other. waitress refuses `listen` beside `host` or `port`, and `unix_socket` beside any of them (ValueError at the start); flup refuses `socket` beside `host` and `port`. For gunicorn it is a warning: `host` silently replaces `bind`. Keep the address that nginx passes to and remove the other.',
  examples: {
    bad: [
      `
[server:main]
use = egg:waitress
host = 127.0.0.1
port = 6543
unix_socket = /run/app.sock
#<<<<<<<<<<< error[paste/exclusive-options] \`unix_socket\` cannot stand beside \`host\` and \`port\`: waitress listens either on TCP or on a UNIX socket, and refuses to start with both
unix_socket_perms = 666
`,
      `
[server:main]
use = egg:waitress
trusted_proxy = *
trusted_proxy_headers = forwarded x-forwarded-for
#                       ^^^^^^^^^ error[paste/exclusive-options] \`forwarded\` and the \`x-forwarded-…\` headers exclude each other
`,
      `
[server:main]
use = egg:gunicorn
host = 127.0.0.1
bind = 127.0.0.1:80
#<<<< warning[paste/exclusive-options] \`bind\` cannot stand beside \`host\`: \`host\` replaces \`bind\`, which is ignored
`,
    ],
    good: ['[server:main]\nuse = egg:waitress\nhost = 127.0.0.1\nport = 6543\n'],
  },
  constraints: ['exclusive', 'alone'],
  checkConstraint(reading, constraint, report) {
    const finding =
      constraint.kind === 'exclusive'
        ? bothGiven(reading.file, reading, constraint)
        : constraint.kind === 'alone'
          ? besideOthers(reading.file, reading, constraint)
          : undefined;
    if (finding) report(finding);
  },
};

/** Blames what stands later in the section, and offers to remove either side. */
function bothGiven(file: SourceFile, { given }: Reading, constraint: Constraint & { kind: 'exclusive' }): Finding | undefined {
  const counts = (name: string) => (constraint.nonEmpty ? hasValue(given, name) : given.has(name));
  const left = constraint.options.filter(counts).map(name => given.get(name)!);
  const right = constraint.others.filter(counts).map(name => given.get(name)!);
  const own = [...left, ...right].filter(option => option.own);
  if (left.length === 0 || right.length === 0 || own.length === 0 || [...left, ...right].some(option => option.outer)) return undefined;
  const blamed = own.reduce((a, b) => (a.option.start > b.option.start ? a : b));
  const others = left.includes(blamed) ? right : left;
  const sides = [left, right].filter(side => side.every(option => option.own));
  return {
    span: blamed.option.keySpan,
    message: t`\`${blamed.option.key}\` cannot stand beside ${showNames(others)}: ${translated(constraint.says)}`,
    ...(constraint.severity ? { severity: constraint.severity } : {}),
    related: others.map(({ option, place }) => ({ uri: place.file.uri, span: option.keySpan, message: t`${option.key} is given here` })),
    fixes: sides.map(side => ({
      title: t`Remove ${side.map(option => option.option.key).join(t` and `)}`,
      edits: [{ uri: file.uri, edits: side.map(({ option }) => removeOption(file, option)) }],
    })),
  };
}

function besideOthers(file: SourceFile, { given }: Reading, constraint: Constraint & { kind: 'alone' }): Finding | undefined {
  const found = given.get(constraint.option);
  if (!found?.own || found.text === undefined) return undefined;
  const items = itemsOf('blanks', found.text);
  const word = items.find(item => item.text.toLowerCase() === constraint.word);
  if (word === undefined || items.every(item => item.text.toLowerCase() === constraint.word)) return undefined;
  const span = spanIn(found, word.start, word.end);
  const after = { start: span.start, end: items.find(item => item.start > word.end) ? span.end + 1 : span.end };
  return {
    span,
    message: translated(constraint.says),
    fixes: [{ title: t`Remove ${word.text}`, edits: [{ uri: file.uri, edits: [{ span: after, newText: '' }] }] }],
  };
}

function showNames(options: readonly Given[]): string {
  return options.map(({ option }) => `\`${option.key}\``).join(t` and `);
}
