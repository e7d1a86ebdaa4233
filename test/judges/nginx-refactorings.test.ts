// Every refactoring of an nginx file, made wherever it is offered in what the real nginx accepts: nginx accepts what comes of it, and where the
// meaning can be told from the text it is the same as before. NGINX_SHOW=1 prints how often each was made.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Action } from '../../server/core/answers.ts';
import type { Snapshot, SourceFile } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import type { Span } from '../../server/core/text.ts';
import { refactorings } from '../../server/features.ts';
import { parse, syntaxTree } from '../../server/nginx/parser.ts';
import { type Directive, walk } from '../../server/nginx/tree.ts';
import { needs } from '../../setup/debian.mjs';
import { textsAfter } from '../harness/check.ts';
import { corpus } from '../harness/corpus.ts';
import { sourceFile } from '../harness/fixture.ts';
import { errorsOf } from './nginx-mutants/exam.ts';
import { type Bench, nginxBench, samplesFolder } from './real-nginx.ts';

type Source = { readonly name: string; readonly texts: Readonly<Record<string, string>> };
/** A refactoring and the caret or selection that it was offered for. */
type Offer = { readonly action: Action; readonly span: Span };

const root = 'file:///w/';
const main = `${root}nginx.conf`;

/** What files seldom have, with all that makes a refactoring go wrong around it. */
const own: Readonly<Record<string, string>> = {
  upstreams: `events {}
http {
    # the shop
    # of the house
    server {
        listen 8081;
        location /a { proxy_pass http://127.0.0.1:8000/x; }
        location /b { proxy_pass http://127.0.0.1:8000; }
        location /c { proxy_pass http://localhost:9000; }
        location /d { proxy_pass https://127.0.0.1; }
        location /e { fastcgi_pass 127.0.0.1:9000; }
        location /f { fastcgi_pass unix:/run/localhost.sock; }
        location /g { uwsgi_pass [::1]:9000; }
        location /h { proxy_pass "http://unix:/run/app.sock:/x/"; }
        location /i { grpc_pass grpc://127.0.0.1:5000; }
        location /j { grpc_pass 127.0.0.1; }
        location /k { scgi_pass 127.0.0.1:4000; }
        location /l { memcached_pass 127.0.0.1:11211; set $memcached_key $uri; }
        location /m { if ($args) { proxy_pass http://127.0.0.1:8001; } }
    }
}
`,
  order: `events {}
http {
    upstream a {
        server 127.0.0.1:1;
        server 127.0.0.1:2;
        least_conn;
        keepalive 4;
    }
    server {
        server_name b.example;
        server_name a.example;
        root /srv;
        charset utf-8;
        add_header B 1;
        add_header A 1;
        proxy_buffers 4 8k;
        proxy_buffer_size 8k;
        proxy_busy_buffers_size 8k;
    }
}
`,
  regexes: String.raw`events {}
http {
    map $uri $kind { ~^/a.b 1; ~*^/c\d 2; "~^/e" 3; ~^/(?<part>.+)$ $part; default 0; }
    server {
        server_name ~^www.(?<name>.+).example$ a.example;
        location ~ ^/a.(b|c)$ { rewrite ^/(.*).html$ /$1 last; }
        location ~* .(png|gif)$ { valid_referers none ~\.example\. *.example.com; }
        location ~^/x { return 204; }
        location / {
            if ($http_user_agent ~* MSIEs[1-6].) { return 403; }
            if ($host !~ ^a.) { return 404; }
            if ($uri ~ ^/say"it) { return 204; }
            proxy_pass http://127.0.0.1:1;
            proxy_redirect ~^http://a.(.*)$ /$1;
            proxy_cookie_domain ~.(?<d>.*)$ $d;
        }
    }
}
`,
  conditions: `events {}
http {
    server { listen 8080; server_name first.example; }
    server {
        listen 8080;
        listen 8443 ssl http2;
        server_name a.example b.example;
        ssl_certificate site.crt;
        ssl_certificate_key site.key;
        if ($host = b.example) { return 301 https://a.example$request_uri; }
        location / { if (!-e $request_filename) { rewrite ^ /index.php last; } }
        location /a { if (!-f $request_filename) { return 404; } }
        location /b { if ($request_method !~ ^(GET|HEAD)$) { return 403; } }
        location /c { limit_except POST { deny all; } if ($request_method !~ ^(GET|HEAD)$) { return 403; } }
        location /d { if ($request_method !~ ^(POST)$) { return 403; } location /d/e { return 204; } }
    }
}
`,
  quotes: `events {}
http {
    log_format x 'a
    b'; # why
    # before
    server {
        listen 8080; # one
        # two
        location / { return 200 "a # no comment;
  {"; } # three
    }
}
`,
};

test('nginx accepts what every refactoring makes of what it accepts', needs('nginx'), () => {
  const bench = nginxBench();
  try {
    const sources = acceptedSources(bench);
    const wrong: string[] = [];
    const made = new Map<string, number>();
    for (const source of sources) {
      const snapshot = snapshotOf(source.texts);
      const file = snapshot.files.get(main)!;
      const offers = offersIn(snapshot, file);
      for (const { action } of offers) made.set(kindOf(action), (made.get(kindOf(action)) ?? 0) + 1);
      wrong.push(...offers.flatMap(offer => lossOf(snapshot, file, offer)).map(loss => `${source.name}: ${loss}`));
      for (const batch of batchesOf(file, offers)) wrong.push(...refusedOf(bench, snapshot, batch).map(one => `${source.name}: ${one}`));
    }
    if (process.env.NGINX_SHOW) console.log(sources.length, 'configurations', made);
    assert.deepEqual(wrong, []);
    for (const kind of ['Extract to', 'Extract upstream', 'Inline', 'Replace if', 'Move', 'Quote', 'Sort', 'Comment out', 'Uncomment'])
      assert.ok(made.has(kind), `nowhere: ${kind}`);
  } finally {
    bench.remove();
  }
});

/** Our own texts, the samples, and the corpus' files, in a block where they need one; with what they include beside them. */
function acceptedSources(bench: Bench): readonly Source[] {
  const wrappings = ['events {}\nhttp {\n%\n}', 'events {}\nhttp {\nserver {\n%\n}\n}'];
  const samples = readdirSync(samplesFolder)
    .filter(name => name.endsWith('.conf'))
    .map(name => ({ name, text: readFileSync(join(samplesFolder, name), 'utf8') }));
  const parts = { 'part.conf': '# a part\nlocation /part { return 200 "a\n  b"; }\nlocation /other { } # end' };
  const including = {
    ...parts,
    'nginx.conf':
      'events {}\nhttp {\n    server {\n        listen 8080;\n        include part.conf; # here\n        root /srv;\n    }\n}\n',
  };
  for (const [name, text] of Object.entries(own)) assert.deepEqual(bench.ask(text), { ok: true, message: '' }, name);
  const whole = [...Object.entries(own).map(([name, text]) => ({ name, text })), ...samples.filter(({ text }) => bench.ask(text).ok)];
  const found = (corpus('nginx') ?? []).flatMap(({ name, text }) => {
    const ways = /^\s*events\b/m.test(text)
      ? ['%']
      : /^\s*(?:server\s*\{|upstream\s|map\s)/m.test(text)
        ? [wrappings[0]!]
        : wrappings.toReversed();
    const texts = ways.map(way => way.replace('%', () => text));
    return texts
      .filter(each => errorsOf(each).length === 0 && bench.ask(each).ok)
      .slice(0, 1)
      .map(each => ({ name, text: each }));
  });
  return [
    { name: 'includes', texts: including },
    ...[...whole, ...found].map(({ name, text }) => ({ name, texts: { 'nginx.conf': text } })),
  ];
}

function snapshotOf(texts: Readonly<Record<string, string>>): Snapshot {
  const files = Object.entries(texts).map(([name, text]) => sourceFile(`${root}${name}`, text));
  const [, version = ''] = /nginx\/([\d.]+)/.exec(spawnSync('nginx', ['-v'], { encoding: 'utf8' }).stderr) ?? [];
  return {
    files: new Map(files.map(file => [file.uri, file])),
    roots: [root.slice(0, -1)],
    complete: true,
    settings: { ...defaultSettings, 'nginx.version': version },
  };
}

/**
 * All that is offered at every name, argument and comment, for every statement, all of every block, and every two neighbours where they can be
 * sorted; each edit once.
 */
function offersIn(snapshot: Snapshot, file: SourceFile): readonly Offer[] {
  const tree = syntaxTree(file);
  const spans: Span[] = tree.comments.map(({ start }) => ({ start: start + 1, end: start + 1 }));
  const pairs = new Set<Span>();
  const neighbours = (children: readonly Directive[]) => {
    for (const [index, { start, end }] of children.entries()) {
      const pair = { start: children[index - 1]?.start ?? start, end };
      pairs.add(pair);
      spans.push({ start, end }, pair);
    }
    if (children.length > 2) spans.push({ start: children[0]!.start, end: children.at(-1)!.end });
  };
  neighbours(tree.children);
  walk(tree, ({ name, args, block }) => {
    for (const { start } of [name, ...args]) spans.push({ start: start + 1, end: start + 1 });
    neighbours(block?.children ?? []);
  });
  const found = new Map<string, Offer>();
  for (const span of spans) {
    for (const action of refactorings(snapshot, file, span)) {
      if (pairs.has(span) && kindOf(action) !== 'Sort') continue;
      const key = JSON.stringify([action.title, action.edits]);
      if (!found.has(key)) found.set(key, { action: apart(action, found.size), span });
    }
  }
  return [...found.values()];
}

/** The action with a file of its own, where it makes one, so that it can be made together with others. */
function apart(action: Action, index: number): Action {
  const path = /^Extract to (.*)/.exec(action.title)?.[1];
  return path === undefined ? action : JSON.parse(JSON.stringify(action).replaceAll(path, `snippets/${index}.conf`));
}

function kindOf({ title }: Action): string {
  return /^(?:Extract to|Extract upstream|Replace if|Comment out|\w+)/.exec(title)![0];
}

function spansOf({ action }: Offer): readonly Span[] {
  return action.edits.flatMap(({ uri, edits }) => (uri === main ? edits.map(({ span }) => span) : []));
}

/** Offers that can be made at once, so that nginx is asked about all of them together. What comments do is told from the text. */
function batchesOf(file: SourceFile, offers: readonly Offer[]): readonly (readonly Offer[])[] {
  const batches: Offer[][] = [];
  for (const offer of offers) {
    const kind = kindOf(offer.action);
    if (/^(?:Comment out|Uncomment)$/.test(kind)) continue;
    const meets = (other: Offer) =>
      (kind === 'Extract upstream' && other.action.title === offer.action.title) ||
      spansOf(other).some(a => spansOf(offer).some(b => a.start <= b.end && b.start <= a.end));
    const fitting = batches.find(batch => !batch.some(meets));
    if (fitting === undefined) batches.push([offer]);
    else fitting.push(offer);
  }
  assert.ok(batches.length < 400, `${batches.length} batches in ${file.uri}`);
  return batches;
}

/** Those of a batch that nginx does not accept, halved until they are found. */
function refusedOf(bench: Bench, snapshot: Snapshot, batch: readonly Offer[]): readonly string[] {
  const texts = textsAfter(
    snapshot,
    batch.flatMap(({ action }) => action.edits),
    batch.flatMap(({ action }) => action.creates ?? []),
  );
  const parts = Object.fromEntries([...texts].filter(([uri]) => uri !== main).map(([uri, text]) => [uri.slice(root.length), text]));
  const { ok, message, line } = bench.ask(texts.get(main)!, parts);
  if (ok) return [];
  if (batch.length === 1) return [`${batch[0]!.action.title}: ${message} in line ${line} of\n${texts.get(main)}`];
  const middle = batch.length >> 1;
  const refused = [batch.slice(0, middle), batch.slice(middle)].flatMap(half => refusedOf(bench, snapshot, half));
  return refused.length > 0 ? refused : [`${batch.map(({ action }) => action.title).join(', ')} together: ${message} in line ${line}`];
}

/** What a refactoring loses of the meaning, where the text can tell. */
function lossOf(snapshot: Snapshot, file: SourceFile, { action, span }: Offer): readonly string[] {
  const { title, edits, creates } = action;
  const here = edits.find(({ uri }) => uri === main)!.edits;
  const texts = textsAfter(snapshot, edits, creates);
  const after = texts.get(main)!;
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  switch (kindOf(action)) {
    case 'Extract to': {
      const [{ span: taken }] = here as [(typeof here)[0]];
      const part = texts.get(creates![0]!)!;
      return isSame(meaningOf(part), meaningOf(file.text.slice(taken.start, taken.end))) ? [] : [`${title}:\n${part}`];
    }
    case 'Inline': {
      const [{ span: taken, newText }] = here as [(typeof here)[0]];
      const include = parse(file.text.slice(taken.start, taken.end)).children[0]!.args[0]!.value;
      return isSame(meaningOf(newText), meaningOf(texts.get(`${root}${include}`)!)) ? [] : [`${title}:\n${newText}`];
    }
    case 'Comment out': {
      const files = new Map([[main, sourceFile(main, after)]]);
      const at = { start: span.start + 1, end: span.start + 1 };
      const back = refactorings({ ...snapshot, files }, files.get(main)!, at).find(other => other.title === 'Uncomment');
      const undone = back === undefined ? 'not at all' : textsAfter({ ...snapshot, files }, back.edits).get(main);
      const plain = (text: string | undefined) => text?.replace(/[ \t]+$/gm, '');
      return plain(undone) === plain(file.text)
        ? []
        : [`${title} in line ${file.text.slice(0, span.start).split('\n').length} and in again:\n${undone}`];
    }
    case 'Quote':
      return isSame(meaningOf(after), meaningOf(file.text)) ? [] : [`${title} at ${span.start}:\n${after}`];
    case 'Sort':
      return isSame(meaningOf(after, true), meaningOf(file.text, true)) ? [] : [`${title}:\n${after}`];
    default:
      return [];
  }
}

type Meaning = readonly [string, readonly Meaning[]];

/** What nginx sees of a text: words without their quotes, in blocks; `sorted`: whatever the order of neighbours. */
function meaningOf(text: string, sorted = false): readonly Meaning[] {
  const { children, mistakes } = parse(text);
  assert.deepEqual(mistakes, [], text);
  const of = (directives: readonly Directive[]): readonly Meaning[] => {
    const found = directives.map(({ name, args, block }): Meaning => {
      const inside = block?.kind === 'code' ? [[text.slice(block.start, block.end), []] as const] : of(block?.children ?? []);
      // The `)` of a condition may stand beside a word or alone.
      return [
        [name, ...args]
          .map(({ value }) => value)
          .join(' ')
          .replace(/ \)$/, ')'),
        inside,
      ];
    });
    return sorted ? found.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : found;
  };
  return of(children);
}
