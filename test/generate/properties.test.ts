// What holds of everything that is generated, whatever the Paste file and the choices: our own rules find nothing, nothing is left to update,
// and the way there and back keeps what both ends depend on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sameAddress, showAddress } from '../../server/core/endpoint.ts';
import type { Snapshot, SourceFile } from '../../server/core/language.ts';
import { applyEdits } from '../../server/core/text.ts';
import { type NginxChoices, nginxFromPaste } from '../../server/generate/nginx-from-paste.ts';
import { pasteFromNginx } from '../../server/generate/paste-from-nginx.ts';
import { updateCounterparts } from '../../server/generate/update.ts';
import { judge } from '../../server/judge.ts';
import { factsOf } from '../../server/links/facts.ts';
import { sitesOf } from '../../server/links/links.ts';
import { textsAfter } from '../harness/check.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';
import { holds } from '../harness/random.ts';
import { choices, pathSites, type Site, sites } from './sites.ts';

type Files = { readonly snapshot: Snapshot; readonly ini?: SourceFile; readonly conf?: SourceFile };

function filesOf({ ini, conf }: { readonly ini?: string; readonly conf?: string }, { version }: NginxChoices = {}): Files {
  const source = [
    ...(ini === undefined ? [] : [`#- app.ini\n${ini}`]),
    ...(conf === undefined ? [] : [`#- conf.d/site.conf\n${conf}`]),
  ].join('\n');
  const snapshot = snapshotOf(parseFixture(source), { settings: version === undefined ? {} : { 'nginx.version': version } });
  const find = (end: string) => [...snapshot.files.values()].find(({ uri }) => uri.endsWith(end));
  const [paste, nginx] = [find('.ini'), find('.conf')];
  return { snapshot, ...(paste && { ini: paste }), ...(nginx && { conf: nginx }) };
}

function generated({ ini }: Site, chosen: NginxChoices): { readonly ini: string; readonly conf: string } {
  const { snapshot, ini: file } = filesOf({ ini }, chosen);
  const made = nginxFromPaste(snapshot, file!, chosen);
  if ('problem' in made) assert.fail(`${made.problem}\n${ini}`);
  return { ini: applyEdits(file!.text, made.also), conf: made.text };
}

function generatedBack(conf: string, server: string, chosen: NginxChoices): string {
  const { snapshot, conf: file } = filesOf({ conf }, chosen);
  const made = pasteFromNginx(snapshot, file!, 0, { server });
  if ('problem' in made) assert.fail(`${made.problem}\n${conf}`);
  return made.text;
}

/** What the rules say of both files; of the Paste file alone only what is wrong with it. */
function findings({ snapshot, ini, conf }: Files): readonly string[] {
  const about = [
    ...judge(snapshot, conf!),
    ...judge(snapshot, ini!).filter(({ code, severity }) => code.startsWith('links/') || severity === 'error'),
  ];
  // An idle timeout that the Paste file says itself stays there, though nginx keeps no connection.
  return about.filter(({ code }) => code !== 'links/idle-only-timeout').map(({ code, message }) => `${code}: ${message}`);
}

test('nginx from ini, for every server, app, choice and version: no finding, nothing to update, and the same again', () => {
  holds(
    fc.property(sites, choices, (site, chosen) => {
      const pair = generated(site, chosen);
      const shown = `${JSON.stringify(chosen)}\n${pair.ini}\n${pair.conf}`;
      const files = filesOf(pair, chosen);
      assert.deepEqual(findings(files), [], shown);
      for (const file of [files.ini!, files.conf!]) assert.deepEqual(updateCounterparts(files.snapshot, file), [], shown);
      assert.deepEqual(generated({ ...site, ini: pair.ini }, chosen), pair, 'what was generated is changed when it is generated again');
    }),
    300,
  );
});

test('ini from that nginx: no finding, and nothing to update from either side', () => {
  holds(
    fc.property(sites, choices, (site, chosen) => {
      const { conf } = generated(site, chosen);
      const ini = generatedBack(conf, site.server, chosen);
      const files = filesOf({ ini, conf }, chosen);
      assert.deepEqual(findings(files), [], `${JSON.stringify(chosen)}\n${ini}\n${conf}`);
      for (const file of [files.ini!, files.conf!]) assert.deepEqual(updateCounterparts(files.snapshot, file), [], `${ini}\n${conf}`);
    }),
    300,
  );
});

/** What a person has written by hand to pass requests to the server of a generated file: other limits, headers, order, comments and line breaks. */
function byHand(
  conf: string,
  style: { readonly limit: string; readonly headers: string; readonly timeout: string; readonly newLine: string },
): string {
  const upstream = /^upstream[\s\S]*?^\}/m.exec(conf)![0];
  const pass = /^ *(\w+_pass .*;)$/m.exec(conf)![1]!;
  const module = pass.slice(0, pass.indexOf('_'));
  const lines = [
    `# before   ${module}`,
    ...upstream.split('\n'),
    'server   {  # the site',
    ...(style.limit === '' ? [] : [`\tclient_max_body_size ${style.limit};# a limit`]),
    '\tlocation /  {',
    ...(module === 'proxy' && style.headers !== '' ? [`\t\t${style.headers}`] : []),
    ...(module === 'proxy' ? [] : [`\t\tinclude ${module}_params;`]),
    ...(style.timeout === '' ? [] : [`\t\t${module}_read_timeout   ${style.timeout} ;`]),
    `\t\t${pass}   # passed on`,
    '\t}',
    '}  # after',
    '',
  ];
  return lines.join(style.newLine);
}

const styles = fc.record({
  limit: fc.constantFrom('', '1m', '20m', '0'),
  headers: fc.constantFrom(
    '',
    'proxy_set_header X-Real-IP $remote_addr;',
    'proxy_set_header Host $host; proxy_set_header X-Forwarded-For $remote_addr;',
  ),
  timeout: fc.constantFrom('', '5s', '10m'),
  newLine: fc.constantFrom('\n', '\r\n'),
});

test('an update from either side keeps all lines but those it changes, and is done once', () => {
  holds(
    fc.property(sites, styles, fc.boolean(), (site, style, isBack) => {
      const conf = byHand(generated(site, {}).conf, style);
      const files = filesOf({ ini: site.ini, conf });
      const edits = updateCounterparts(files.snapshot, isBack ? files.conf! : files.ini!);
      const texts = textsAfter(files.snapshot, edits);
      for (const file of [files.ini!, files.conf!]) {
        const own = edits.filter(({ uri }) => uri === file.uri).flatMap(one => one.edits);
        const now = texts.get(file.uri)!;
        const lines = new Set(now.split('\n'));
        const gone = file.text.split('\n').filter(line => !lines.has(line));
        const replaced = own.filter(({ span }) => span.start < span.end);
        assert.ok(gone.length <= replaced.length, `${gone.length} lines are gone for ${replaced.length} values\n${file.text}\n${now}`);
        assert.equal(/(?<!\r)\n/.test(now), /(?<!\r)\n/.test(file.text), 'line breaks stay as they are');
        for (const comment of file.text.match(/#.*/g) ?? []) assert.ok(now.includes(comment), `${comment} is gone`);
      }
      const again = filesOf({ ini: texts.get(files.ini!.uri)!, conf: texts.get(files.conf!.uri)! });
      assert.deepEqual(updateCounterparts(again.snapshot, isBack ? again.conf! : again.ini!), [], `${site.ini}\n${conf}`);
    }),
    400,
  );
});

/** What a round trip keeps of each address that the ini listens on. */
function essence(ini: string) {
  const { snapshot, ini: file } = filesOf({ ini });
  // Of two names of this machine nginx needs one.
  const apart = sitesOf(snapshot, file!).filter(
    (site, at, all) => !all.slice(0, at).some(other => sameAddress(site.address!, other.address!)),
  );
  return apart.map(site => {
    const { bodyLimit, requestLimit, trustedProxy, trustedHeaders, socketMode } = factsOf(snapshot, site);
    return {
      address: showAddress(site.address!),
      protocol: site.protocol,
      bodyLimit: bodyLimit?.value,
      requestLimit: requestLimit?.value,
      // Anybody is as good as nginx, who alone connects.
      trusts: trustedProxy !== undefined && trustedProxy.value !== '',
      trustedHeaders: trustedHeaders && new Set(trustedHeaders.value),
      socketMode: socketMode?.value,
    };
  });
}

test('ini → nginx → ini keeps endpoint, limits, timeouts and trust', () => {
  holds(
    fc.property(pathSites, choices, (site, chosen) => {
      const { ini, conf } = generated(site, chosen);
      const back = generatedBack(conf, site.server, chosen);
      const [before, after] = [essence(ini), essence(back)];
      // Workers of gunicorn that end no request are told so by another option, of which nginx knows nothing.
      const kept = after.map((one, index) => (before[index]?.requestLimit === undefined ? { ...one, requestLimit: undefined } : one));
      assert.deepEqual(kept, before, `${JSON.stringify(chosen)}\n${ini}\n${conf}\n${back}`);
    }),
    300,
  );
});
