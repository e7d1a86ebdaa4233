// Templates of Paste files: what is unknown in them, and that they cause no errors.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../server/paste/parser.ts';
import { templateOf } from '../../server/paste/templates.ts';
import { checkDiagnostics, diagnose } from '../harness/check.ts';

const holesIn = (name: string, text: string) => templateOf(name, text).holes.map(({ start, end }) => text.slice(start, end));

test('each notation is recognised, some only by the name of the file', () => {
  assert.deepEqual(holesIn('a.ini', 'a = {{ x.y }} {% if z %}{% endif %} ${USER} <<NAME>> <% code %> @NAME@ $HOME {name}'), [
    '{{ x.y }}',
    '{% if z %}',
    '{% endif %}',
    '${USER}',
    '<<NAME>>',
    '<% code %>',
  ]);
  assert.deepEqual(holesIn('zope.ini.in', 'a = @NAME@ and <<INSTANCE_HOME>>'), ['@NAME@', '<<INSTANCE_HOME>>']);
  assert.deepEqual(holesIn('s3.cfg.in', 'a = %%NAME%% %USER% 100%'), ['%%NAME%%', '%USER%']);
  assert.deepEqual(holesIn('a.ini_tmpl', 'a = {{package}} ${project} {name} $HOME'), ['{{package}}', '${project}', '{name}', '$HOME']);
  assert.deepEqual(holesIn('a.ini', "a = ${d.get('x', {})}\n% if x:\nb = 1\n% endif\n"), ["${d.get('x', {})}", '% if x:', '% endif']);
  assert.deepEqual(holesIn('a.ini', '{#- keys -#}\n{% if x %}\n'), ['{#- keys -#}', '{% if x %}']);
  assert.deepEqual(holesIn('a.ini', 'a = {# b #}\n'), []);
  assert.deepEqual(holesIn('a.ini', 'a = 5 {% never closed\nb = {{ nor this\n'), []);
});

test('lines that are nothing but template are no options, and branches may repeat one', () => {
  const source = `
[app:main]
{% if a %}
use = egg:{{ package }}
debug = true
{% else %}
debug = false
{% endif %}
{{ more }}
[logger_{{ package }}]
level = {{ level
`;
  assert.deepEqual(
    parse(source, 'newest', 'app.ini.j2').mistakes.map(({ kind }) => kind),
    [],
  );
});

test('of two branches with a server each, none is asked what it takes', () =>
  checkDiagnostics(
    `
#- app.ini
[server:main]
{% if fast %}
use = egg:waitress_fastlisten
fast-listen = 8080
{% else %}
use = egg:waitress
listen = *:8080
{% endif %}
`,
    { only: ['paste/'] },
  ));

test('a template causes no finding', () => {
  checkDiagnostics(
    `
#- development.ini
[pipeline:main]
pipeline =
    gzip
    {{ project }}
[filter:gzip]
use = egg:Paste#gzip
[app:{{ project }}]
use = egg:{{ project }}
port = %(port
{{ extra }}
[server:main]
use = egg:waitress
port = {{ port }}
threads = \${threads}
`,
    { path: 'development.ini', only: ['paste/unknown', 'paste/no-', 'paste/invalid', 'paste/not-', 'paste/missing', 'paste/duplicate'] },
  );
});

test('options that exclude each other may be in two branches', () => {
  checkDiagnostics(
    `
#- app.ini
[server:main]
use = egg:waitress
{% if use_socket %}
unix_socket = /run/app.sock
unix_socket_perms = 666
{% else %}
listen = 127.0.0.1:{{ port }}
{% endif %}
#- other.ini
[server:main]
use = egg:waitress
unix_socket = /run/other.sock
listen = 127.0.0.1:{{ port }}
#<<<<<< error[paste/exclusive-options] \`listen\` cannot stand beside \`unix_socket\`: waitress listens either on TCP or on a UNIX socket, and refuses to start with both
unix_socket_perms = 666
`,
    { only: ['paste/exclusive-options'] },
  );
});

test('a plain file that speaks of ${x} in a comment is judged as a plain file', () => {
  assert.ok(diagnose('[app:main]\n# ${x}\nuse = nothing\n', { path: 'app.ini' }).some(({ severity }) => severity === 'error'));
});

test('what some value leaves to the app, or to envsubst, makes no error elsewhere less of one', () => {
  const found = (more: string) =>
    diagnose(`[app:main]\nuse = egg:demo\nrate = 5%\n${more}\n`).map(({ severity, code }) => `${severity} ${code}`);
  for (const value of ['${SECRET}', '<b class="${status}">', '{{ name }}'])
    assert.ok(found(`x = ${value}`).includes('error paste/bad-percent'), value);
  for (const more of ['{{ more }}', '{% if x %}', '{{ name }}.url = x', '[app:{{ name }}]\nuse = egg:demo'])
    assert.ok(found(more).includes('warning paste/bad-percent'), more);
  assert.equal(parse('[app:main]\nx = ${SECRET}\n', 'newest', 'app.ini').rendered, undefined);
  assert.equal(parse('[app:main]\nx = ${SECRET}\n', 'newest', 'app.ini.in').rendered, true);
});

// A reader that looked for each missing end anew would take minutes over these.
test('openings without end are read like any text', { timeout: 120_000 }, () => {
  const openings = [
    '{%',
    '<%',
    '<%a',
    '{{',
    '${',
    '{{{',
    '@a',
    '% if\n',
    '<<a',
    '%(',
    '[a\n',
    'é=1\n',
    'a=%(a)s\n',
    '{{a}',
    '${x{',
    '#${a}\n',
  ];
  for (const opening of openings) {
    const text = opening.repeat(50_000);
    const { holes } = parse(text, 'newest', 'x.in');
    for (const hole of holes) assert.ok(hole.start < hole.end && hole.end <= text.length);
  }
});
