// Both ends of a wire find each other whatever the spelling, and only if a connection would arrive; a rename changes both and nothing else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Snapshot, SourceFile } from '../../server/core/language.ts';
import type { Settings } from '../../server/core/settings.ts';
import { counterparts, sitesOf } from '../../server/links/links.ts';
import { linksRename, linksRenameSpan } from '../../server/links/rename.ts';
import { textsAfter } from '../harness/check.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';
import { holds } from '../harness/random.ts';
import { arrives, connecting, deployed, listening, type Spelled } from './spellings.ts';

/** Ways to say where the Paste file is deployed, or not to. */
const places: readonly Partial<Settings>[] = [{}, { 'paste.here': deployed }, { paths: { [deployed]: '.' } }];

function pairOf(conf: string, ini: string, settings: Partial<Settings>): readonly [Snapshot, SourceFile, SourceFile] {
  const snapshot = snapshotOf(parseFixture(`#- conf.d/site.conf\n${conf}\n#- app.ini\n${ini}`), { settings });
  return [snapshot, ...([...snapshot.files.values()] as [SourceFile, SourceFile])];
}

function isLinked([snapshot, conf, ini]: ReturnType<typeof pairOf>): boolean {
  const there = sitesOf(snapshot, conf).some(site => counterparts(snapshot, site).some(({ file }) => file === ini));
  const back = sitesOf(snapshot, ini).some(site => counterparts(snapshot, site).some(({ file }) => file === conf));
  assert.equal(there, back, 'what leads there leads back');
  return there;
}

/** What a listener means where it is known where its file is. */
function placed({ means }: Spelled, settings: Partial<Settings>): Spelled['means'] {
  if (means.kind === 'tcp' || means.below !== 'here' || Object.keys(settings).length === 0) return means;
  return { kind: 'unix', path: deployed + means.path };
}

test('two spellings are linked if and only if a connection arrives', () => {
  let linked = 0;
  holds(
    fc.property(connecting, listening, fc.constantFrom(...places), (connect, listen, settings) => {
      const found = isLinked(pairOf(connect.text, listen.text, settings));
      if (found) linked++;
      assert.equal(found, arrives(connect.means, placed(listen, settings)), `${connect.text}\n${listen.text}\n${JSON.stringify(settings)}`);
    }),
    3000,
  );
  assert.ok(linked > 100, `${linked} were linked`);
});

test('a rename from either end changes both, keeps them linked, and nothing else changes', () => {
  let renamed = 0;
  const isPair = ([connect, listen, settings]: readonly [Spelled, Spelled, Partial<Settings>]) =>
    arrives(connect.means, placed(listen, settings));
  holds(
    fc.property(
      fc.tuple(connecting, listening, fc.constantFrom(...places)).filter(isPair),
      fc.boolean(),
      ([connect, listen, settings], isBack) => {
        const pair = pairOf(connect.text, listen.text, settings);
        const [snapshot, conf, ini] = pair;
        const file = isBack ? ini : conf;
        const shown = `${conf.text}\n${ini.text}\n${JSON.stringify(settings)}`;
        for (const site of sitesOf(snapshot, file)) {
          const span = site.parts.path ?? site.parts.port;
          if (counterparts(snapshot, site).length === 0 || span === undefined) continue;
          const at = linksRenameSpan(snapshot, file, span.start);
          if (at === undefined) continue;
          const name = site.address?.kind === 'tcp' ? '9999' : '/run/other/name.sock';
          const answer = linksRename(snapshot, file, at.start, name);
          if ('problem' in answer) continue;
          renamed++;
          const texts = textsAfter(snapshot, answer.edits);
          const after = pairOf(texts.get(conf.uri)!, texts.get(ini.uri)!, settings);
          assert.ok(isLinked(after), `${shown}\nbecomes\n${after[1].text}\n${after[2].text}`);
          // Only what names this address is replaced.
          const named = [site, ...counterparts(snapshot, site)].flatMap(({ file: where, parts }) =>
            [parts.path, parts.port].flatMap(part => part && `${where.uri} ${part.start}-${part.end}`),
          );
          const replaced = answer.edits.flatMap(({ uri, edits }) => edits.map(edit => `${uri} ${edit.span.start}-${edit.span.end}`));
          assert.deepEqual(
            replaced.filter(place => !named.includes(place)),
            [],
            shown,
          );
        }
      },
    ),
    1500,
  );
  assert.ok(renamed > 100, `${renamed} were renamed`);
});
