// Accepted configurations that nobody wrote: blocks filled at random from the catalogue and from slips.txt, and whatever nginx refuses taken out again
// until it accepts the rest. So directives are met that no sample has.

import type { Context, DirectiveEntry } from '../../../server/data/nginx-types.ts';
import type { ValueKind } from '../../../server/data/value-kinds.ts';
import { expectedAt } from '../../../server/nginx/grammar.ts';
import { countsFit, entriesIn } from '../../../server/nginx/reference.ts';
import type { Random } from '../../harness/random.ts';
import type { Bench } from '../real-nginx.ts';
import { slipsIn } from './slips.ts';

/** A statement being composed: its text without `;` or braces, and what is inside it. `ended`: the text has them already. */
type Statement = { readonly head: string; readonly body?: Statement[]; readonly context?: Context; readonly ended?: true };

/** How a text is laid out. */
type Style = {
  readonly indent: string;
  readonly braceBelow: boolean;
  readonly blankLines: boolean;
  readonly comments: boolean;
  readonly lineEnd: string;
};

/** How often nginx is asked before a draw is given up. */
const patience = 60;

/** One configuration that nginx accepts. `families`: which of stream and mail the nginx at hand has. */
export function compose(bench: Bench, random: Random, families: readonly string[]): string {
  for (;;) {
    const root = skeleton(random, families);
    const style = someStyle(random);
    fill(root, 'main', 2 + random.below(3), random);
    for (let asked = 0; asked < patience; asked++) {
      const lines: Line[] = [];
      print(root, style, '', lines, random);
      const text = lines.map(line => line.text + style.lineEnd).join('');
      const { ok, line } = bench.ask(text);
      if (ok) return text;
      const refused = line === undefined ? undefined : lines[line - 1];
      // Without one of its outermost blocks it would be no configuration that anybody has.
      if (refused?.list === undefined || (refused.list === root && refused.statement?.body !== undefined)) break;
      rememberUnknown(refused);
      refused.list.splice(refused.list.indexOf(refused.statement!), 1);
    }
  }
}

type Line = { readonly text: string; readonly statement?: Statement; readonly list?: Statement[] };

function print(list: Statement[], style: Style, indent: string, lines: Line[], random: Random): void {
  for (const statement of list) {
    const { head, body, ended } = statement;
    const at = { statement, list };
    if (style.comments && head.length % 7 === 0) lines.push({ text: `${indent}# ${head.length} characters of it: { "quoted" ;` });
    if (body === undefined) {
      lines.push({ text: indent + (ended ? head : `${head};`), ...at });
      continue;
    }
    if (style.blankLines) lines.push({ text: '' });
    if (body.length === 1 && body[0]!.body === undefined && !body[0]!.ended && head.length % 2 === 0) {
      lines.push({ text: `${indent}${head} { ${body[0]!.head}; }`, ...at });
      continue;
    }
    if (style.braceBelow) lines.push({ text: indent + head, ...at }, { text: `${indent}{`, ...at });
    else lines.push({ text: `${indent}${head} {`, ...at });
    print(body, style, indent + style.indent, lines, random);
    lines.push({ text: `${indent}}`, ...at });
  }
}

function someStyle(random: Random): Style {
  return {
    indent: random.pick(['    ', '    ', '  ', '\t', ''])!,
    braceBelow: random.below(8) === 0,
    blankLines: random.below(2) === 0,
    comments: random.below(3) === 0,
    lineEnd: random.below(8) === 0 ? '\r\n' : '\n',
  };
}

const unknown = new Set<string>();

/** A directive that was refused once may have had a wrong value; twice, and this nginx will have none of it. What has no other value goes at once. */
function rememberUnknown({ statement }: Line): void {
  if (statement!.ended) unknown.add(statement!.head);
  const name = statement!.head.split(' ')[0]!;
  if (statement!.body === undefined) unknown.add(unknown.has(name) ? `${name};` : name);
}

function fill(list: Statement[], context: Context, count: number, random: Random): void {
  const entries = entriesIn(context).filter(
    ({ name, counts, commercial, removed }) =>
      counts.plain !== undefined && !commercial && !removed && !unsuitable.test(name) && !unknown.has(`${name};`),
  );
  for (let drawn = 0; drawn < count && entries.length > 0; drawn++) {
    const entry = random.pick(entries)!;
    if (list.some(({ head }) => head.split(' ')[0] === entry.name)) continue;
    const head = directive(entry, random);
    if (head !== undefined) list.splice(random.below(list.length + 1), 0, { head });
  }
  const slips = slipsIn(context).filter(line => wholeStatement.test(line) && !unknown.has(line));
  for (let drawn = random.below(3); drawn > 0 && slips.length > 0; drawn--)
    list.splice(random.below(list.length + 1), 0, { head: random.pick(slips)!, ended: true });
  for (const { body, context: inside } of list)
    if (body !== undefined && inside !== undefined) fill(body, inside, 2 + random.below(7), random);
}

/** A line that leaves nothing open: quotes in pairs, then `;` or a block in one line. */
const wholeStatement = /^(?:[^"'{}#\\]|"[^"\\]*"|'[^'\\]*')+(?:;|\{[^{}#]*\})$/;

/** What would change the machine, need files, or say something about the whole. */
const unsuitable =
  /^(user|daemon|pid|load_module|worker_(processes|cpu_affinity|rlimit.*|priority)|include|env|ssl_(engine|certificate.*)|.*_(path|pid|file)|listen|server_name|.*ssl_.*|lock_file|error_log|working_directory|master_process|debug_points|perl.*|js_.*|use|thread_pool)$/;

function directive(entry: DirectiveEntry, random: Random): string | undefined {
  const args: string[] = [];
  const length = random.pick([0, 1, 1, 2, 2, 3, 4].filter(count => countsFit(entry, count, false)));
  if (length === undefined) return undefined;
  while (args.length < length) {
    const expected = random.pick(expectedAt(entry, args, args.length));
    if (expected === undefined) return undefined;
    if (expected.what === 'literal') args.push(expected.text);
    else if (expected.what === 'parameter') args.push(expected.text + value(expected.kind, expected.text, random));
    else args.push(value(expected.kind, expected.name, random));
  }
  return [entry.name, ...args].join(' ');
}

function value(kind: ValueKind | undefined, name: string, random: Random): string {
  switch (kind?.kind) {
    case 'number':
      return String((kind.min ?? 1) + random.below(Math.min((kind.max ?? 64) - (kind.min ?? 1), 64)));
    case 'size':
      return String(kind.of !== undefined ? random.pick(kind.of) : `${2 ** (2 + random.below(6))}k`);
    case 'time':
      return random.pick(['10', '30s', '1h', '1h30m', '2d', ...(kind.seconds ? [] : ['500ms'])])!;
    case 'word':
      return random.pick(kind.of)!;
    case 'prefixed':
      return `${kind.prefix}default`;
    case 'variable':
      return `$made_${random.below(1000)}`;
    case 'regex':
      return random.pick(['^/a', '\\.php$', '"^/(a|b){2}$"', '~*msie'])!;
    case 'network':
      return random.pick(['10.0.0.0/8', '192.0.2.1', 'all', '2001:db8::/32'])!;
    case 'address':
      return (kind.schemes?.[0] ?? '') + random.pick(['127.0.0.1:8080', '127.0.0.1', 'unix:/run/a.sock', '[::1]:81'])!;
    case 'zone':
      return `made${random.below(1000)}:1m`;
    case 'either':
      return value(random.pick(kind.of), name, random);
    case 'path':
      return random.pick(['/srv/a', 'html', '/var/lib/x y'.replace(' ', '_')])!;
    default:
      return random.pick(texts[name] ?? ['text', '/a/b.html', '$uri', '"two words"', "'it is $host'", 'X-A-B', '"a \\"b\\""', '200'])!;
  }
}

/** Texts for some of the documentation's placeholders. */
const texts: Readonly<Record<string, readonly string[]>> = {
  uri: ['/a', '/50x.html', '@named'],
  code: ['404', '500', '502'],
  'mime-type': ['text/css', 'application/json', '*'],
  zone: ['requests', 'connections'],
  field: ['X-Real-IP', 'Host'],
  name: ['a.test', 'name'],
  string: ['"a b"', '$uri', 'text'],
  condition: ['$request_uri'],
  method: ['GET', 'POST'],
  charset: ['utf-8', 'koi8-r'],
  URL: ['http://127.0.0.1:8080', 'http://group'],
  address: ['127.0.0.1:8081', 'group'],
};

function skeleton(random: Random, families: readonly string[]): Statement[] {
  const some = <Item>(items: readonly Item[]) => items.filter(() => random.below(2) === 0);
  const port = () => `listen ${8000 + random.below(2000)}`;
  const location = (head: string, ...body: string[]): Statement => block(`location ${head}`, 'location', ...body);
  const server = (): Statement =>
    block(
      'server',
      'server',
      port(),
      ...some([
        'server_name a.test *.b.test',
        'root /srv/www',
        'error_page 500 502 /50x.html',
        'limit_conn connections 10',
        'set $local "$host/x"',
      ]),
      ...some([
        location(
          '/',
          random.pick(['proxy_pass http://group', 'return 204', 'try_files $uri $uri/ @named', 'fastcgi_pass 127.0.0.1:9000'])!,
        ),
        location('= /exact', 'limit_req zone=requests burst=5 nodelay', 'return 301 https://$host$request_uri'),
        location('~* "\\.(css|js)$"', 'expires 30d', 'add_header Cache-Control "public"', 'access_log off'),
        location('^~ /static/', 'alias /srv/static/'),
        location('~ ^/(?<who>[a-z]+)/', 'uwsgi_pass unix:/run/uwsgi.sock', 'uwsgi_param WHO $who'),
        block('if ($request_method = POST)', 'if in server', 'return 405'),
      ]),
      location('@named', 'proxy_pass http://group', 'proxy_set_header Host $host'),
    );
  const http: Statement = block(
    'http',
    'http',
    'limit_req_zone $binary_remote_addr zone=requests:1m rate=5r/s',
    'limit_conn_zone $binary_remote_addr zone=connections:1m',
    ...some([
      `log_format main '$remote_addr "$request" $status'`,
      'include mime.types',
      'sendfile on',
      block('map $http_upgrade $upgrade', undefined, 'default upgrade', "'' close", '~^x{1,2}$ "a b"'.replace('~^x{1,2}$', '"~^x{1,2}$"')),
      block('geo $inside', undefined, 'default 0', '127.0.0.1/32 1', '10.0.0.0/8 "a"'),
      block('split_clients $remote_addr $variant', undefined, '20% a', '* ""'),
      block('types', undefined, 'text/html html htm', 'text/css css'),
    ]),
    block('upstream group', 'upstream', 'server 127.0.0.1:8080 weight=2', ...some(['server unix:/run/a.sock backup', 'keepalive 8'])),
    server(),
    ...some([server(), server()]),
  );
  const stream = block(
    'stream',
    'stream',
    block('upstream tcp', 'stream upstream', 'server 127.0.0.1:5432', 'server 127.0.0.2:5432'),
    block('server', 'stream server', port(), 'proxy_pass tcp'),
  );
  const mail = block('mail', 'mail', 'auth_http 127.0.0.1:80/auth', block('server', 'mail server', port(), 'protocol imap'));
  return [
    ...some(['worker_processes auto', 'pid run.pid']).map(head => ({ head })),
    block('events', 'events', 'worker_connections 128'),
    http,
    ...(families.includes('stream') ? some([stream]) : []),
    ...(families.includes('mail') ? some([mail]) : []),
  ];
}

function block(head: string, context: Context | undefined, ...body: readonly (Statement | string)[]): Statement {
  const statements = body.map(statement => (typeof statement === 'string' ? { head: statement } : statement));
  return { head, body: statements, ...(context && { context }) };
}
