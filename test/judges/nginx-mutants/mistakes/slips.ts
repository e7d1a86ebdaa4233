// What people write who come from other servers, other versions or a half-read manual: statements that look right where they
// stand, and a spelling turned into another that is as common and wrong. Some are no mistakes, and must be no error.

import type { Context } from '../../../../server/data/nginx-types.ts';
import { contextInside } from '../../../../server/nginx/recovery.ts';
import { pathAt } from '../../../../server/nginx/tree.ts';
import { insert, type Mistakes, replace } from '../mistake.ts';
import { slipsIn } from '../slips.ts';

export const slipMistakes: Mistakes = {
  'a statement half right': ({ simple, random, tree }) => {
    const beside = random.pick(simple);
    if (beside === undefined) return undefined;
    const parents = pathAt(tree, beside.start).filter(each => each !== beside);
    const context = parents.reduce<Context | undefined>((outer, { name }) => contextInside(name.value, outer), 'main');
    const slip = context && random.pick(slipsIn(context));
    return slip === undefined ? undefined : { ...insert(beside.end, `\n${slip}\n`)!, breaks: true };
  },
  'a spelling as common': ({ text, random }) => {
    const [pattern, ...spellings] = random.pick(turns)!;
    const found = random.pick([...text.matchAll(pattern)]);
    if (found === undefined) return undefined;
    const change = replace({ start: found.index, end: found.index + found[0].length }, found[0].replace(pattern, random.pick(spellings)!));
    return change && { ...change, breaks: true };
  },
  'another writing of all lines': ({ text, random }) => {
    const rewritten = random.pick<(text: string) => string>([
      whole => whole.replaceAll('\n', '\r\n'),
      whole => whole.replaceAll('\n', '\r'),
      whole => whole.replace(/^[ \t]+/gm, '\u00a0 '),
      whole => `\ufeff${whole}`,
      whole => whole.replaceAll('\t', '\v'),
      whole => whole.replace(/\s*#.*/g, ''),
      whole => whole.replace(/\s+/g, ' '),
      whole => whole.replaceAll(' {', '{'),
    ])!(text);
    return replace({ start: 0, end: text.length }, rewritten);
  },
};

const turns: readonly (readonly [RegExp, ...string[]])[] = [
  [
    /server_name (\S+);/g,
    'server_name https://$1;',
    'server_name $1:80;',
    'server_name $1/;',
    'server_name = $1;',
    'server_name: $1;',
    'server_name $1, www.$1;',
  ],
  [/_pass https?:\/\//g, '_pass ', '_pass http:/', '_pass http:', '_pass //', '_pass "http://', '_pass=http://', '_pass https//'],
  [/\bif \(/g, 'if(', 'if', 'if ( ', 'if ((', 'elseif (', 'else if (', 'unless ('],
  [
    /\blocation /g,
    'location',
    'location=',
    'location: ',
    'Location ',
    'location ~',
    'location = ',
    'location ^~ ',
    'location @',
    'location !~ ',
  ],
  [/\b(location \S+) \{/g, '$1{', '$1\n\n{', '$1 $1 {', '$1 {{', '$1 [', '$1:'],
  [/\}\n/g, '};\n', '}}\n', '},\n', '} else {\nreturn 404;\n}\n', '} # end }\n', '}}}\n', ']\n', '}\\\n', ')\n'],
  [/;\n/g, ';;\n', ' ;\n', '; // x\n', '; # "x\n', ';#x\n', ',\n', ':\n', '\n', ' \\\n;\n', '; ;\n', '; }\n', ';{\n', '.\n'],
  [/ (on|off);/g, ' $1', ' = $1;', ' "$1";', ' $1 $1;', ' true;', ' ${1};', ' $1,;', '=$1;', ':$1;', ' On;', ' $1 ;'],
  [/"/g, "'", '“', '""', '\\"', '', '`', '&quot;', '»'],
  [/'/g, '"', '’', "''", "\\'", '', '`'],
  [/\$(\w+)/g, '$${$1}', '$${$1', '$$ $1', '%{$1}', '{$1}', '$$$$$1', '$1', '$$$1_', '\\$$$1', '@$1', '<$1>', '$$($1)', '#$1'],
  [/(\d+)([smhd]);/g, '$1 $2;', '$1$2ec;', '$1min;', '-$1$2;', '$1.5$2;', '$1$2$1$2;', '$1w$2;', '$1$2$2;', '$1', '+$1$2;', '$1M;'],
  [/(\d+)([kKmM]);/g, '$1 $2;', '$1$2b;', '$1$2B;', '$1.5$2;', '-$1$2;', '$1g;', '$1t;', '$1$2$2;', '$1%;', '$1s;'],
  [
    /listen (\S+?);/g,
    'listen = $1;',
    'listen $1 ssl http2;',
    'listen $1 default_server default_server;',
    'listen $1:80;',
    'listen $1 $1;',
    'listen *:$1;',
    'listen [::]:$1;',
    'listen $1/tcp;',
    'listen "$1";',
    'listen $1 ipv6only=off;',
    'listen $1, $1;',
  ],
  [/(include) /g, '$1 "', '$1s ', '$1=', '$1 /nonexistent/', '#$1 ', '$1 \\'],
  [
    /return (\d+)/g,
    'return = $1',
    'return "$1"',
    'return $1,',
    'return ($1)',
    'return 0$1',
    'return $1 $1',
    'return HTTP/1.1 $1',
    'return ${1}0',
  ],
  [/([\w-]+)=/g, '$1 = ', '$1:', '$1 =', '$1= ', '$1==', '-$1=', '--$1=', '$1'],
  [
    /127\.0\.0\.1/g,
    '127.0.0.1.',
    '127.0.0',
    '0.0.0.0.0',
    '127.0.0.256',
    'localhost',
    '::1',
    '[::1]',
    '127.0.0.1/32',
    '127.0.0.1:',
    '127 .0.0.1',
    '*',
    'ip6-localhost',
    '',
  ],
  [/:(\d{2,5})\b/g, ':', ':$1$1', '::$1', ':-$1', ': $1', ':$1/', ':0', ':${1}a', ':http', ''],
  [
    /\b(http|server|events|upstream \S+|stream|mail) \{/g,
    '$1{',
    '$1 {{',
    '$1',
    '$1 { }',
    '$1;',
    '$1s {',
    '$1 :{',
    '$1 on {',
    '<$1> {',
    '$1 {;',
  ],
  [/#/g, '//', ';', '', '# {', '#}', '"#', '/*', '--', '%'],
];
