// A key of a `geo` that is no network, of a `split_clients` no percentage, of a `map` with `hostnames` no name; bytes of a `charset_map` that are none.

import { suggest } from '../../core/suggest.ts';
import { t } from '../../core/translate.ts';
import { isIpv4, networkProblem } from '../addresses.ts';
import { replaceWord } from '../argument-findings.ts';
import type { DirectiveRule, Place, Report } from '../rule.ts';
import type { Directive, Word } from '../tree.ts';
import { isHostPattern } from '../values.ts';

export const invalidTableKey: DirectiveRule = {
  code: 'nginx/invalid-table-key',
  severity: 'error',
  names: ['geo', 'split_clients', 'charset_map', 'map'],
  docs: 'The keys of a `geo` are networks such as `10.0.0.0/8`, or ranges such as `10.0.0.1-10.0.0.9` where `ranges` stands first, beside `default`, `delete`, `include`, `proxy`. Those of `split_clients` are percentages with at most two decimals, or `*` for the rest; together they must not exceed 100 %. A `charset_map` holds bytes in hexadecimal, and for UTF-8 those of one character.',
  examples: {
    bad: [
      `http {
    geo $internal {
        defaut 0;
#       ^^^^^^ error[nginx/invalid-table-key] "defaut" must be an IP address or a network such as "10.0.0.0/8"
    }
    split_clients $uri $variant {
        0.5 one;
#       ^^^ error[nginx/invalid-table-key] "0.5" must be a percentage such as "0.5%", or "*"
        60% two;
        50% three;
#       ^^^ error[nginx/invalid-table-key] the percentages exceed 100 %
    }
    map $host $known {
        hostnames;
        *.a.test 1;
        b*.test 1;
#       ^^^^^^^ error[nginx/invalid-table-key] "b*.test" must be a host name, with "*" only at one end
    }
    charset_map koi8-r utf-8 {
        C0 D18E;
        1C1 D0B0;
#       ^^^ error[nginx/invalid-table-key] "1C1" must be a byte in hexadecimal, such as "C0"
        C2 D1;
#          ^^ error[nginx/invalid-table-key] "D1" must be the bytes of a character of UTF-8 in hexadecimal, such as "D18E"
    }
}`,
    ],
    good: [
      'http {\n    geo $a {\n        ranges;\n        default 0;\n        10.0.0.1-10.0.0.9 1;\n    }\n    geo $b {\n        proxy 10.0.0.1;\n        delete 10.0.0.0/8;\n        ::/0 1;\n    }\n    split_clients $uri $v {\n        0.5% a;\n        * b;\n    }\n}',
    ],
  },
  check(place, report) {
    const { name, args, block } = place.directive;
    if (block?.kind !== 'entries') return;
    if (name.value === 'charset_map' && args.length === 2 && args[0]!.value.toLowerCase() === args[1]!.value.toLowerCase())
      report({ span: args[1]!, message: t`a "charset_map" is between two charsets, not one and the same` });
    const entries = block.children.filter(entry => !entry.name.hole && entry.semicolon !== undefined);
    const ranges = entries.some(entry => entry.name.value === 'ranges' && entry.args.length === 0);
    const hostnames = entries.some(entry => entry.name.value === 'hostnames' && entry.args.length === 0);
    let total = 0;
    for (const entry of entries) {
      const word = name.value === 'geo' ? networkOf(entry) : entry.name;
      if (word === undefined || word.hole) continue;
      if (name.value === 'charset_map' || name.value === 'map') {
        if (name.value === 'charset_map') reportBytes(place, entry, report);
        else if (hostnames && !isHostKey(entry))
          report({ span: word, message: t`"${word.value}" must be a host name, with "*" only at one end` });
        continue;
      }
      const problem =
        name.value === 'split_clients'
          ? shareProblem(word.value)
          : ranges && entry.name.value !== 'proxy'
            ? rangeProblem(word.value)
            : networkProblem(network, word.value);
      if (problem !== undefined) {
        const meant = name.value === 'split_clients' ? shareMeant(word.value) : suggest(word.value, tableWords);
        const fixes = meant === undefined || word !== entry.name ? [] : [replaceWord(place, word, meant)];
        report({ span: word, message: t`"${word.value}" ${problem}`, fixes });
      } else if (name.value === 'split_clients') {
        const before = total;
        total = word.value === '*' ? 10_000 : total + Math.round(Number.parseFloat(word.value) * 100);
        if (before <= 10_000 && total > 10_000)
          report({ span: word, message: t`the percentages exceed 100 %, with the rest that "*" takes` });
      }
    }
  },
};

/** Whether an entry of a `map` with `hostnames` has a key that nginx can take: a name, a regex, or what stands for itself. */
function isHostKey({ name: { value }, args }: Directive): boolean {
  return args.length !== 1 || value.startsWith('~') || isHostPattern(value.replace(/^\\/, ''));
}

/** As ngx_http_charset_map reads an entry: a byte in hexadecimal, and another or, for UTF-8, those of one character. */
function reportBytes({ directive }: Place, { name: key, args }: Directive, report: Report): void {
  const [value] = args;
  if (value === undefined || args.length > 1 || key.value === 'include') return;
  if (!isByte(key.value)) report({ span: key, message: t`"${key.value}" must be a byte in hexadecimal, such as "C0"` });
  else if (directive.args[1]?.value.toLowerCase() !== 'utf-8') {
    if (!isByte(value.value)) report({ span: value, message: t`"${value.value}" must be a byte in hexadecimal, such as "E1"` });
  } else if (!beginsWithCharacter(value.value)) {
    report({ span: value, message: t`"${value.value}" must be the bytes of a character of UTF-8 in hexadecimal, such as "D18E"` });
  }
}

function isByte(text: string): boolean {
  return /^[\da-f]+$/i.test(text) && Number.parseInt(text, 16) <= 255;
}

function beginsWithCharacter(text: string): boolean {
  if (!/^(?:[\da-f]{2})+$/i.test(text)) return false;
  const bytes = Uint8Array.from(text.match(/../g)!, pair => Number.parseInt(pair, 16));
  return [1, 2, 3, 4].some(length => !new TextDecoder().decode(bytes.subarray(0, length)).includes('\ufffd'));
}

/** Words that may stand in the place of a network, with a value behind them. */
const tableWords = ['default', 'delete', 'include', 'proxy'];

const network = { kind: 'network', words: [] } as const;

/** The network that an entry of a `geo` names; undefined for its other words. */
function networkOf({ name, args }: Directive): Word | undefined {
  if (name.value === 'delete' || name.value === 'proxy') return args[0];
  return args.length !== 1 || name.value === 'default' || name.value === 'include' ? undefined : name;
}

function rangeProblem(text: string): string | undefined {
  const [first = '', last, more] = text.split('-');
  if (last === undefined || more !== undefined || !isIpv4(first) || !isIpv4(last)) {
    return t`must be ${t`a range such as "10.0.0.1-10.0.0.9"`}`;
  }
  return order(first) > order(last) ? t`must be ${t`a range that does not end before it begins`}` : undefined;
}

function order(address: string): number {
  return address.split('.').reduce((number, part) => number * 256 + Number(part), 0);
}

/** A percentage without its sign. */
function shareMeant(text: string): string | undefined {
  return shareProblem(`${text}%`) === undefined ? `${text}%` : undefined;
}

function shareProblem(text: string): string | undefined {
  if (text === '*') return undefined;
  return /^\d+(\.\d{0,2})?%$/.test(text) && Number.parseFloat(text) > 0 ? undefined : t`must be ${t`a percentage such as "0.5%", or "*"`}`;
}
