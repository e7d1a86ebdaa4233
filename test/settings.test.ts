// Settings as people write them: what is wrong is said, and does no harm.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings, settingsFrom, settingsTable } from '../server/core/settings.ts';
import { settingProblems } from '../server/core/settings-check.ts';
import { rules } from '../server/rules.ts';

const problems = (given: unknown) =>
  settingProblems(
    given,
    rules.map(({ code }) => code),
  );

test('what nobody wrote, and what the defaults are, is right', () => {
  for (const given of [undefined, null, {}, { nginx: { version: null } }, defaultSettings]) assert.deepEqual(problems(given), []);
});

test('nested and dotted settings are the same', () => {
  for (const given of [{ nginx: { version: '1.22.1' } }, { 'nginx.version': '1.22.1' }]) {
    assert.deepEqual(problems(given), []);
    assert.equal(settingsFrom(given, true)['nginx.version'], '1.22.1');
  }
});

for (const [given, message] of [
  [{ nginx: { version: 'latest' } }, '"nginxPaste.nginx.version" must be a text such as "1.22.1", not "latest"'],
  [{ nginx: { modules: 'lua' } }, '"nginxPaste.nginx.modules" must be a list of texts, not "lua"'],
  [{ nginx: { modul: [] } }, 'there is no setting "nginxPaste.nginx.modul": did you mean "nginxPaste.nginx.modules"?'],
  [{ hints: { units: 'yes' } }, '"nginxPaste.hints.units" must be true or false, not "yes"'],
  [{ format: { alignArguments: 'always' } }, '"nginxPaste.format.alignArguments" must be one of "keep", "never", not "always"'],
  [{ paths: { '/etc': 1 } }, '"nginxPaste.paths" must be an object whose values are texts, not {"/etc":1}'],
  [{ rules: [] }, '"nginxPaste.rules" must be an object such as {"nginx/unknown-directive": "off"}'],
  [
    { rules: { 'nginx/unknown-directiv': 'off' } },
    '"nginxPaste.rules" names "nginx/unknown-directiv", which is no rule: did you mean "nginx/unknown-directive"?',
  ],
  [
    { rules: { 'links/*': 'of' } },
    'the level of "links/*" in "nginxPaste.rules" must be "error", "warning", "information", "hint", "off", not "of"',
  ],
] as const) {
  test(`said of a setting: ${message}`, () => {
    assert.deepEqual(problems(given), [message]);
    const settings = settingsFrom(given, true);
    for (const key of Object.keys(settingsTable) as (keyof typeof settingsTable)[]) {
      if (key !== 'rules') assert.deepEqual(settings[key], defaultSettings[key]);
    }
    if (!('nginx/unknown-directiv' in settings.rules)) assert.deepEqual(settings.rules, {});
  });
}
