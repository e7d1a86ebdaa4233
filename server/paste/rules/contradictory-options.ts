// Options whose values do not go together.

import type { SourceFile } from '../../core/language.ts';
import type { Finding } from '../../core/rule.ts';
import { t, translated } from '../../core/translate.ts';
import type { Constraint } from '../../data/paste-types.ts';
import { isIpv4, isIpv6 } from '../addresses.ts';
import { setValue } from '../edits.ts';
import { pythonInteger } from '../numbers.ts';
import { defaultOf, type Given, optionFacts, type Reading, spanIn } from '../options.ts';
import type { PasteRule } from '../rule.ts';
import { isTrue, itemsOf } from '../types.ts';

export const contradictoryOptions: PasteRule = {
  code: 'paste/contradictory-options',
  severity: 'error',
  docs: 'Two options are each in order, but not together: Paste#http refuses fewer `threadpool_workers` than `threadpool_spawn_if_under` (5 unless given), and waitress cannot resolve an IPv4 address such as its default 0.0.0.0 with `ipv4 = false`, or an IPv6 address with `ipv6 = false`.',
  examples: {
    bad: [
      `
[server:main]
use = egg:Paste#http
threadpool_workers = 3
#                    ^ error[paste/contradictory-options] \`threadpool_workers\` is 3 and \`threadpool_spawn_if_under\` is 5: the pool refuses to start
`,
      `
[server:main]
use = egg:waitress
host = ::1
ipv6 = no
#      ^^ error[paste/contradictory-options] \`ipv6\` is off, but \`::1\` is an IPv6 address
`,
      `
[server:main]
use = egg:waitress
port = 6543
ipv4 = no
#      ^^ error[paste/contradictory-options] \`ipv4\` is off, but \`0.0.0.0\` is an IPv4 address
`,
    ],
    good: [
      '[server:main]\nuse = egg:Paste#http\nthreadpool_workers = 3\nthreadpool_spawn_if_under = 3\n',
      '[server:main]\nuse = egg:waitress\nhost = ::1\nipv4 = no\n',
    ],
  },
  constraints: ['order', 'families'],
  checkConstraint(reading, constraint, report) {
    const finding =
      constraint.kind === 'order'
        ? wrongOrder(reading, constraint)
        : constraint.kind === 'families'
          ? wrongFamily(reading.file, reading, constraint)
          : undefined;
    if (finding) report(finding);
  },
};

function wrongOrder(reading: Reading, constraint: Constraint & { kind: 'order' }): Finding | undefined {
  const { low, high, severity, says, zero, unless } = constraint;
  const off = unless && reading.given.get(unless.option);
  if (off !== undefined && !(off.text !== undefined && isTrue(unless!.truthy, off.text))) return undefined;
  const [least, most] = [numberOf(reading, low), numberOf(reading, high)];
  const both = [reading.given.get(high), reading.given.get(low)];
  const blamed = both.some(given => given?.outer) ? undefined : both.find(given => given?.own);
  if (least === undefined || most === undefined || least <= most || (zero && most === 0) || blamed === undefined) return undefined;
  return { span: spanIn(blamed, 0, 0), message: t`\`${high}\` is ${most} and \`${low}\` is ${least}: ${translated(says)}`, severity };
}

function numberOf({ reader, given }: Reading, name: string): number | undefined {
  const facts = optionFacts(reader.facts, name);
  const base = facts?.type.kind === 'integer' ? facts.type.base : 10;
  const found = given.get(name);
  const text = found === undefined ? facts && defaultOf(facts, reader.version) : found.text;
  return text === undefined ? undefined : pythonInteger(text, base);
}

function wrongFamily(file: SourceFile, reading: Reading, constraint: Constraint & { kind: 'families' }): Finding | undefined {
  const { given } = reading;
  const [four, six] = [given.get(constraint.ipv4), given.get(constraint.ipv6)];
  const isOff = (option: Given | undefined) => option?.text !== undefined && !isTrue(constraint.truthy, option.text);
  const isOn = (option: Given | undefined) => option === undefined || (option.text !== undefined && isTrue(constraint.truthy, option.text));
  const wrong =
    isOff(four) && isOn(six)
      ? ({ switched: four!, other: 'IPv4' } as const)
      : isOff(six) && isOn(four)
        ? ({ switched: six!, other: 'IPv6' } as const)
        : undefined;
  const host = wrong && hostsOf(reading).find(wrong.other === 'IPv4' ? isIpv4 : isIpv6);
  if (wrong === undefined || host === undefined || !wrong.switched.own) return undefined;
  return {
    span: spanIn(wrong.switched, 0, 0),
    message: t`\`${wrong.switched.option.key}\` is off, but \`${host}\` is an ${wrong.other} address, which is then not found`,
    fixes: [{ title: t`Change to true`, edits: [{ uri: file.uri, edits: [setValue(wrong.switched.option, 'true')] }] }],
  };
}

/** The hosts that a server resolves: those of its first address options given, else its default. */
function hostsOf({ reader, given }: Reading): readonly string[] {
  if (reader.kind !== 'server') return [];
  for (const key of reader.facts.addresses) {
    if (key.kind === 'whole' && !key.forms.includes('path')) {
      const text = given.get(key.option)?.text;
      if (text !== undefined)
        return itemsOf(key.separator ?? 'lines', text).map(item => item.text.replace(/:[^:\]]*$/, '').replace(/^\[|\]$/g, ''));
      if (given.has(key.option)) return [];
    }
    if (key.kind === 'pair' && given.has(key.host)) return [given.get(key.host)!.text?.replace(/^\[|\]$/g, '') ?? ''];
  }
  return reader.facts.listens ? [reader.facts.listens.host] : [];
}
