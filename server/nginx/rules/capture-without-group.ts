// `$1` to `$9` where no regular expression in sight has such a group.

import type { SourceFile } from '../../core/language.ts';
import { t } from '../../core/translate.ts';
import { isEvaluated } from '../dollars.ts';
import { groupsOf } from '../groups.ts';
import { regexesOf, regexSpan } from '../regexes.ts';
import type { DirectiveRule } from '../rule.ts';
import type { Directive } from '../tree.ts';

export const captureWithoutGroup: DirectiveRule = {
  code: 'nginx/capture-without-group',
  severity: 'hint',
  docs: 'A capture (`$1` to `$9`) is used, but no regular expression that is matched before it has so many groups, so it is empty. Add the group, or correct the number.',
  examples: {
    bad: [
      `
http {
  server {
    rewrite ^/old/(.*)$ /new/$2 last;
    #                        ^^ hint[nginx/capture-without-group] $2 is empty: the regular expression has 1 group
  }
}`,
      `
http { server { location / { return 302 /login/$1; } } }
#                                              ^^ hint[nginx/capture-without-group] $1 is empty: no regular expression before it has a group`,
    ],
    good: [
      String.raw`http {
  map $uri $x { "~^/(a)" $1; }
  server { rewrite ^/(a)$ /b/$1; if ($http_x ~ (a)(b)) { return 301 /$2; } location ~ ^/(\d+)/ { alias /srv/$1/; include x; } }
}`,
    ],
  },
  concerns: ({ directive: { args } }) => args.some(({ value }) => /\$[1-9]/.test(value)),
  check({ file, directive, parents }, report) {
    const { args } = directive;
    for (let index = 0; index < args.length; index++) {
      const word = args[index]!;
      if (!/\$[1-9]/.test(word.value) || word.hole || !isEvaluated(directive.name.value, index, args.length)) continue;
      if (directive.name.value === 'log_format') continue;
      for (const match of file.text.slice(word.start, word.end).matchAll(/\$([1-9])/g)) {
        const known = directive.name.value === 'rewrite' ? countIn(file, directive, undefined) : countAround(file, directive, parents);
        if (known === undefined || Number(match[1]) <= known) continue;
        const start = word.start + match.index;
        report({ span: { start, end: start + 2 }, message: messageOf(`$${match[1]}`, known, directive.name.value === 'rewrite') });
      }
    }
  },
};

/** `alone`: nothing but its own regular expression counts. */
function messageOf(capture: string, known: number, alone: boolean): string {
  if (alone && known === 1) return t`${capture} is empty: the regular expression has 1 group`;
  if (alone) return t`${capture} is empty: the regular expression has ${known} groups`;
  if (known === 0) return t`${capture} is empty: no regular expression before it has a group`;
  return t`${capture} is empty: no regular expression before it has more than ${known}`;
}

/** The most groups of a regular expression of `directive`; undefined when that cannot be told. */
function countIn(file: SourceFile, directive: Directive, parent: Directive | undefined): number | undefined {
  let most = 0;
  for (const regex of regexesOf(directive, parent)) {
    const { start, end } = regexSpan(file.text, regex, directive);
    const { count } = groupsOf(file.text.slice(start, end));
    if (count === undefined || regex.word.hole) return undefined;
    most = Math.max(most, count);
  }
  return most;
}

/**
 * The most groups of any regular expression that may have been matched before `directive` runs: its own, those of the blocks around it up
 * to the server and of everything beside these. Undefined when something there is out of sight.
 */
function countAround(file: SourceFile, directive: Directive, parents: readonly Directive[]): number | undefined {
  const server = parents.findLastIndex(parent => parent.name.value === 'server');
  if (server < 0 || parents[0]!.name.value !== 'http') return undefined;
  let most = countIn(file, directive, undefined) ?? 9;
  for (const parent of parents.slice(server)) {
    for (const other of [parent, ...parent.block!.children]) {
      if (other.name.value === 'include' || other.block?.kind === 'code' || other.name.hole) return undefined;
      const count = countIn(file, other, undefined);
      if (count === undefined) return undefined;
      most = Math.max(most, count);
    }
  }
  // A map with groups sets the captures too, once its variable is read.
  for (const map of parents.slice(0, server).flatMap(parent => parent.block!.children)) {
    if (map.name.value === 'include') continue;
    for (const key of map.block?.kind === 'entries' ? map.block.children : []) most = Math.max(most, countIn(file, key, map) ?? 9);
  }
  return most;
}
