// Too few or too many arguments, a block where none belongs, or none where one does.

import { oneOf } from '../../core/listing.ts';
import { t } from '../../core/translate.ts';
import type { Counts } from '../../data/nginx-types.ts';
import { formsOf } from '../grammar.ts';
import { meaningsOf } from '../meaning.ts';
import type { DirectiveRule, Place } from '../rule.ts';
import { countsIn, targetVersion } from '../target.ts';
import type { Directive } from '../tree.ts';

export const wrongArgumentCount: DirectiveRule = {
  code: 'nginx/wrong-argument-count',
  severity: 'error',
  toldBy: 'text',
  docs: 'nginx knows of each directive how many arguments it takes and whether a block `{ }` or a `;` follows, and refuses anything else. Often a value with spaces lacks its quotes, or the `;` of the line before is missing.',
  examples: {
    bad: [
      `http {
    gzip on off;
#   ^^^^^^^^^^^ error[nginx/wrong-argument-count] "gzip" takes 1 argument, not 2: gzip on | off;
}`,
      `http {
    upstream {
#   ^^^^^^^^ error[nginx/wrong-argument-count] "upstream" takes 1 argument, not 0: upstream name { … }
        server 127.0.0.1:8080;
    }
}`,
      `http {
    server;
#   ^^^^^^ error[nginx/wrong-argument-count] "server" needs a block: server { … }
}`,
      `http {
    gzip on {
#   ^^^^^^^ error[nginx/wrong-argument-count] "gzip" takes no block: gzip on | off;
    }
}`,
    ],
    good: ['http {\n    gzip on;\n    log_format main "$remote_addr $request";\n}'],
  },
  check(place, report) {
    const { directive } = place;
    const entries = meaningsOf(place);
    if (entries.length === 0 || !isComplete(directive)) return;
    const count = directive.args.length;
    const version = targetVersion(place.snapshot);
    for (const entry of entries) if (fits(countsIn(entry, version), count, directive.block !== undefined)) return;
    const last = directive.args[count - 1] ?? directive.name;
    report({ span: { start: directive.name.start, end: last.end }, message: message(place, countsIn(entries[0]!, version)) });
  },
};

/** A directive without its `;` or with words from a template has arguments that nobody has counted. */
function isComplete({ args, block, semicolon }: Directive): boolean {
  return (block !== undefined || semicolon !== undefined) && !args.some(word => word.hole);
}

function fits({ plain = 0, block = 0 }: Counts, count: number, hasBlock: boolean): boolean {
  return (((hasBlock ? block : plain) >>> Math.min(count, 31)) & 1) === 1;
}

function message(place: Place, counts: Counts): string {
  const { name, args, block } = place.directive;
  const mask = block === undefined ? counts.plain : counts.block;
  const problem =
    mask !== undefined
      ? t`"${name.value}" takes ${shownCounts(mask)}, not ${args.length}`
      : block === undefined
        ? t`"${name.value}" needs a block`
        : t`"${name.value}" takes no block`;
  const form = formsOf(meaningsOf(place)[0]!)[0]?.label;
  return form === undefined || form.length > 120 ? problem : t`${problem}: ${form}`;
}

function shownCounts(mask: number): string {
  const counts = Array.from({ length: 31 }, (_, count) => count).filter(count => (mask >>> count) & 1);
  const [first = 31] = counts;
  if (mask >>> 31 === 1) return t`at least ${arguments_(first)}`;
  if (first === 0 && counts.length === 1) return t`no arguments`;
  const last = counts[counts.length - 1]!;
  const range = counts.length > 2 && counts.length === last - first + 1;
  return range ? t`${first} to ${arguments_(last)}` : oneOf(counts.slice(0, -1).map(String).concat(arguments_(last)));
}

function arguments_(count: number): string {
  return count === 1 ? t`1 argument` : t`${count} arguments`;
}
