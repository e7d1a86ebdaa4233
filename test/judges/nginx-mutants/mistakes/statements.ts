// Whole directives and blocks: twice, missing, or where they do not belong.

import { contextInside } from '../../../../server/nginx/recovery.ts';
import { allNames, entriesIn, entriesOf } from '../../../../server/nginx/reference.ts';
import { pathAt } from '../../../../server/nginx/tree.ts';
import { char, insert, lineAround, type Mistakes, remove, replace, written } from '../mistake.ts';

export const statementMistakes: Mistakes = {
  'repeat a directive': ({ simple, random, text }) => {
    const directive = random.pick(simple);
    return directive && insert(directive.end, `\n${written(text, directive)}`);
  },
  'repeat a block': ({ blocks, random, text }) => {
    const directive = random.pick(blocks);
    return directive && insert(directive.end, `\n${written(text, directive)}`);
  },
  'repeat a name that is defined': ({ simple, blocks, random, text }) => {
    const definer = random.pick(
      [...simple, ...blocks].filter(({ name }) =>
        /^(upstream|log_format|location|listen|server_name|map|.*_zone|.*_cache_path)$/.test(name.value),
      ),
    );
    return definer && insert(definer.end, `\n${written(text, definer)}`);
  },
  'directive in another place': ({ simple, random, text }) => {
    const from = random.pick(simple);
    return from && insert(random.pick(simple)?.end, `\n${written(text, from)}`);
  },
  'block in another place': ({ simple, blocks, random, text }) => {
    const from = random.pick(blocks);
    return from && insert(random.pick(simple)?.end, `\n${written(text, from)}`);
  },
  'block behind another': ({ blocks, random, text }) => {
    const from = random.pick(blocks);
    return from && insert(random.pick(blocks)?.end, `\n${written(text, from)}`);
  },
  'a directive of another context': ({ simple, random }) => {
    const name = random.pick([...allNames()].filter(isOwn));
    return insert(random.pick(simple)?.end, `\n${name} ${random.pick(['on', '10', 'off', '/a', '$uri', '1m', 'http://127.0.0.1'])};`);
  },
  'another directive of the context': ({ simple, random, tree }) => {
    const beside = random.pick(simple);
    if (beside === undefined) return undefined;
    const parents = pathAt(tree, beside.start).filter(each => each !== beside);
    const context = parents.reduce<Parameters<typeof contextInside>[1]>((outer, { name }) => contextInside(name.value, outer), 'main');
    const entry = context && random.pick(entriesIn(context).filter(({ thirdParty }) => !thirdParty));
    return entry && insert(beside.end, `\n${entry.name} ${random.pick(['on', '10', 'off', '/a', '$uri', '1m', 'a b', '10s'])};`);
  },
  'drop a directive': ({ simple, random }) => remove(random.pick(simple)),
  'drop a block': ({ blocks, random }) => remove(random.pick(blocks)),
  'empty a block': ({ blocks, random }) => {
    const block = random.pick(blocks)?.block;
    return block && remove({ start: block.open + 1, end: block.close! });
  },
  'drop the frame of a block': ({ blocks, random, text }) => {
    const directive = random.pick(blocks);
    return directive && replace(directive, text.slice(directive.block!.open + 1, directive.block!.close));
  },
  'a block around a directive': ({ simple, random, text }) => {
    const directive = random.pick(simple);
    return directive && replace(directive, `${random.pick(frames)} {\n${written(text, directive)}\n}`);
  },
  'a block around a block': ({ blocks, random, text }) => {
    const directive = random.pick(blocks);
    return directive && replace(directive, `${random.pick(frames)} {\n${written(text, directive)}\n}`);
  },
  'another kind of block': ({ blocks, random }) => replace(random.pick(blocks)?.name, random.pick(blocks)?.name.value),
  'another kind of block with its arguments': ({ blocks, random }) => {
    const directive = random.pick(blocks);
    return directive && replace({ start: directive.start, end: directive.block!.open }, `${random.pick(frames)} `);
  },
  'a location in another': ({ blocks, random }) => {
    const block = random.pick(blocks.filter(({ name }) => name.value === 'location'))?.block;
    return (
      block && insert(block.open + 1, `\nlocation ${random.pick(['/', '/elsewhere', '= /x', '~ x', '@x', '^~ /y'])} { return 204; }\n`)
    );
  },
  'a block for a directive': ({ simple, random }) =>
    replace(char(random.pick(simple)?.semicolon), ` { ${random.pick(['', 'on;', 'a b;'])} }`),
  'a directive for a block': ({ blocks, random }) => {
    const directive = random.pick(blocks);
    return directive && replace({ start: directive.block!.open, end: directive.end }, ';');
  },
  'an extra directive': ({ simple, random }) => insert(random.pick(simple)?.end, `\n${random.pick(extras)}`),
  'the line of another file': ({ simple, others, random }) => {
    const other = random.pick(others) ?? '';
    const { start, end } = lineAround(other, random.below(other.length));
    const line = other.slice(start, end);
    const breaks = !/^\s*[^#{}"']*;\s*$/.test(line);
    const change = insert(random.pick(simple)?.end, `\n${line.trimEnd()}`);
    return change && { ...change, breaks };
  },
};

/** Whether nginx itself has the directive, and no module that it does not come with. */
function isOwn(name: string): boolean {
  return entriesOf(name).some(({ thirdParty, commercial }) => !thirdParty && !commercial);
}

const frames = [
  'server',
  'location /x',
  'if ($uri)',
  'http',
  'upstream x',
  'events',
  'limit_except GET',
  'location ~ \\.x$',
  'location = /y',
  'location @z',
  'map $uri $x',
  'types',
  'geo $x',
  'stream',
];

const extras = [
  'proxy_pass http://nosuch_upstream;',
  'limit_req zone=nosuch;',
  'limit_conn nosuch 1;',
  'access_log logs/x.log nosuch;',
  'proxy_cache nosuch;',
  'error_page 404 @nosuch;',
  'try_files $uri @nosuch;',
  'include nosuch.conf;',
  'listen 80;',
  'listen 443 ssl;',
  'ssl_certificate nosuch.pem;',
  'return 200 "$nosuch";',
  'rewrite ^/(a/(b)/$ /c;',
  'rewrite ^/a$ /$2 lasst;',
  'set nosuch 1;',
  'set $host x;',
  'ssl on;',
  'location / { }',
  'server { }',
  'upstream x { }',
  'upstream x { server 127.0.0.1; server; }',
  'if ($uri = /) { root /; }',
  'alias /x;',
  'root "/x" "/y";',
  'add_header X-Y;',
  'add_header "X-Y: z";',
  'map $uri $m { default 1; default 2; }',
  'geo $g { default 1; 10.0.0.0/33 2; }',
  'gzip_types text/html text/html;',
  'types { text/x }',
  'default_type;',
  'expires 1 day;',
  'keepalive_timeout 10 seconds;',
  'server_name a b;',
  'server_names a.test;',
  'client_max_body_size 10 M;',
  'worker_processes auto;',
  'user nobody;',
  'daemon off;',
];
