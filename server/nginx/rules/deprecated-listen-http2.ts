// `listen … http2`, which the directive `http2 on` replaced.

import type { Fix } from '../../core/rule.ts';
import type { TextEdit } from '../../core/text.ts';
import { lineStart } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import type { DirectiveRule, Place } from '../rule.ts';
import { compareVersions, targetVersion } from '../target.ts';
import type { Word } from '../tree.ts';

export const deprecatedListenHttp2: DirectiveRule = {
  code: 'nginx/deprecated-listen-http2',
  severity: 'warning',
  names: ['listen'],
  toldBy: 'text',
  docs: 'Since nginx 1.25.1 HTTP/2 is switched on for a server with `http2 on;`, and the parameter of `listen` gives a warning at every start.',
  examples: {
    bad: [
      `http {
    server {
        listen 443 ssl http2;
#                      ^^^^^ warning[nginx/deprecated-listen-http2] the parameter "http2" of "listen" is deprecated since nginx 1.25.1: write "http2 on;"
    }
}`,
    ],
    good: [
      'http {\n    server {\n        listen 443 ssl;\n        ssl_reject_handshake on;\n        http2 on;\n    }\n}',
      '#- settings: {"nginx.version": "1.24.0"}\nhttp {\n    server {\n        listen 443 ssl http2;\n        ssl_reject_handshake on;\n    }\n}',
    ],
  },
  check(place, report) {
    const word = parameter(place.directive.args);
    if (word === undefined || compareVersions(targetVersion(place.snapshot), '1.25.1') < 0) return;
    report({
      span: word,
      message: t`the parameter "http2" of "listen" is deprecated since nginx 1.25.1: write "http2 on;" in the server`,
      tag: 'deprecated',
      fixes: [fix(place)],
    });
  },
};

function parameter(args: readonly Word[]): Word | undefined {
  return args.slice(1).find(word => word.value === 'http2');
}

/** All `listen` of the server lose the parameter at once: `http2 on` holds for the whole server. */
function fix({ file, directive, parents }: Place): Fix {
  const siblings = parents[parents.length - 1]?.block?.children ?? [directive];
  const listens = siblings.filter(sibling => sibling.name.value === 'listen');
  const edits: TextEdit[] = listens.flatMap(({ args }) => {
    const word = parameter(args);
    return word === undefined ? [] : [{ span: { start: args[args.indexOf(word) - 1]!.end, end: word.end }, newText: '' }];
  });
  if (!siblings.some(sibling => sibling.name.value === 'http2')) {
    const last = listens[listens.length - 1]!;
    const indent = /^\s*/.exec(file.text.slice(lineStart(file.text, last.start), last.start))![0];
    edits.push({ span: { start: last.end, end: last.end }, newText: `\n${indent}http2 on;` });
  }
  return { title: t`Write "http2 on;" instead`, edits: [{ uri: file.uri, edits }] };
}
