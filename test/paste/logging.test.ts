// golden-logging: what logging.config.fileConfig (CPython 3.11) makes of a file and its variants. ERR must be found here, as an error unless
// `softer` says why; OK must yield no error.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkComplete, checkDiagnostics, checkJump, checkReferences, checkRename, diagnose } from '../harness/check.ts';

const base = `[loggers]
keys = root, app

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = INFO
handlers = console

[logger_app]
level = DEBUG
handlers =
qualname = app

[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = generic

[formatter_generic]
format = %(asctime)s %(levelname)s %(message)s
`;

/** The golden line's file, from the base. A missing section is taken out with its options. */
const variants: Readonly<Record<string, string>> = {
  base,
  ...Object.fromEntries(
    ['formatters', 'handlers', 'loggers', 'logger_root', 'logger_app', 'handler_console', 'formatter_generic'].map(name => [
      `no [${name}]`,
      without(name),
    ]),
  ),
  'loggers without root': change('keys = root, app', 'keys = app'),
  'loggers keys empty': change('keys = root, app', 'keys ='),
  'loggers keys missing': change('keys = root, app', ''),
  'handlers keys empty & root handlers empty': change('keys = console', 'keys =', 'handlers = console', 'handlers ='),
  'formatters keys empty, handler uses it': change('keys = generic', 'keys ='),
  'formatters keys empty, handler w/o': change('keys = generic', 'keys =', 'formatter = generic', ''),
  'logger w/o qualname': change('qualname = app', ''),
  'logger w/o handlers': change('handlers =\nqualname', 'qualname'),
  'root w/o handlers': change('handlers = console\n', ''),
  'root w/o level': change('level = INFO\n', ''),
  'bad level': change('level = INFO', 'level = LOUD'),
  'level lower-case': change('level = INFO', 'level = info'),
  'level WARN': change('level = INFO', 'level = WARN'),
  'level numeric': change('level = INFO', 'level = 10'),
  'handler level bad': change('level = NOTSET', 'level = BAD'),
  'unknown handler in logger': change('handlers = console', 'handlers = console, nope'),
  'unknown formatter': change('formatter = generic', 'formatter = nope'),
  'handler w/o class': change('class = StreamHandler\n', ''),
  'handler w/o args': change('args = (sys.stderr,)\n', ''),
  'bad class': change('class = StreamHandler', 'class = Nope'),
  'bad dotted class': change('class = StreamHandler', 'class = nomod.Nope'),
  'class handlers.RotatingFileHandler': change(
    'class = StreamHandler',
    'class = handlers.RotatingFileHandler',
    '(sys.stderr,)',
    "('/dev/null',)",
  ),
  'args not tuple "(sys.stderr)"': change('(sys.stderr,)', '(sys.stderr)'),
  'args syntax error': change('(sys.stderr,)', '(sys.stderr'),
  'args w %(here)s': change('StreamHandler', 'FileHandler', '(sys.stderr,)', "('%(here)s/x.log',)"),
  'args name error': change('(sys.stderr,)', '(foo,)'),
  kwargs: change('args = (sys.stderr,)', "kwargs = {'stream': sys.stderr}"),
  'propagate yes': change('qualname = app', 'qualname = app\npropagate = yes'),
  'propagate 0': change('qualname = app', 'qualname = app\npropagate = 0'),
  'format bad': change('%(asctime)s %(levelname)s %(message)s', '%(foo'),
  'format { style': change('%(asctime)s %(levelname)s %(message)s', '{message}\nstyle = {'),
  'style bad': change('%(message)s', '%(message)s\nstyle = x'),
  'format w %% only': change('%(asctime)s %(levelname)s %(message)s', 'hello'),
  'keys trailing comma': change('keys = root, app', 'keys = root, app,'),
  'keys newline separated': change('keys = root, app', 'keys =\n  root\n  app'),
  'logger listed but section extra': `${base}\n[logger_extra]\nlevel = INFO\nhandlers =\nqualname = extra\n`,
  'bad interpolation in app section (unused by logging)': `${base}\n[app:main]\nuse = egg:demo\nx = 100%%\n`,
  'bad interp in DEFAULT': `[DEFAULT]\nx = 100%\n${base}`,
  'case dup keys in app section': `${base}\n[app:main]\nuse = egg:demo\nFoo = 1\nfoo = 2\n`,
  'handler class with inline comment': change('class = StreamHandler', 'class = StreamHandler ; comment'),
  'keys space no comma': change('keys = root, app', 'keys = root app'),
  'handlers DEFAULT key leak': `[DEFAULT]\nlevel = BAD\n${base.replace('level = INFO\n', '')}`,
};

/** Why an ERR is no error here: the smallest severity that it must be found with, or nothing at all. */
const softer: Readonly<Record<string, { readonly severity?: string; readonly because: string }>> = {
  'no [loggers]': { severity: 'warning', because: 'pserve then sets no logging up, and starts' },
  'bad dotted class': { severity: 'information', because: 'the module may come from a package whose modules are not known' },
  'args w %(here)s': { because: 'whether the folder exists is not known' },
};

/** Lines about files that do not get this far: nothing to open, or no section at all, which are findings about syntax. */
const elsewhere = /^(syntax error|empty|missing file) /;

const golden = readFileSync(new URL('golden/golden-logging.txt', import.meta.url), 'utf8');

for (const line of golden.trim().split('\n')) {
  if (elsewhere.test(line)) continue;
  const [, name = '', verdict] = /^(.*?)\s+(OK|ERR)\b/.exec(line) ?? assert.fail(line);
  test(`logging ${verdict}: ${name}`, () => {
    const text = variants[name];
    assert.ok(text !== undefined, `no variant for ${name}`);
    if (name !== 'base') assert.notEqual(text, base);
    const ours = /^paste\/(?!bad-percent|no-|shadowed|unknown-distribution|bad-default)/;
    const found = diagnose(text, { distributions: [] }).filter(({ code }) => ours.test(code));
    const severities = new Set<string>(found.map(({ severity }) => severity));
    if (verdict === 'OK') assert.ok(!severities.has('error'), found.map(({ message }) => message).join('\n'));
    else if (softer[name] === undefined) assert.ok(severities.has('error'), 'no error');
    else if (softer[name].severity) assert.ok(severities.has(softer[name].severity), softer[name].because);
  });
}

test('completion knows the names that the lists list', () => {
  checkComplete(base.replace('handlers = console', 'handlers = <|>'), { only: ['console'] });
});

test('a name leads to its section, and the section to its list', () => {
  checkJump(`
[handlers]
keys = console, file
[logger_app]
handlers = file, con<|>sole
[handler_console]
#        ^^^^^^^ target
`);
  checkJump(`
[handlers]
keys = console, file
#      ^^^^^^^ target
[handler_con<|>sole]
`);
});

test('references and rename of a formatter', () => {
  checkReferences(`
[formatters]
keys = gen<|>eric
#      ^^^^^^^ reference
[handler_console]
formatter = generic
#           ^^^^^^^ reference
[formatter_generic]
#          ^^^^^^^ reference
`);
  checkRename(
    '[formatters]\nkeys = a, gen<|>eric\n[handler_x]\nformatter=generic\n[formatter_generic]\n',
    'plain',
    '[formatters]\nkeys = a, plain\n[handler_x]\nformatter=plain\n[formatter_plain]\n',
  );
  checkRename('[loggers]\nkeys = ap<|>p, b\n', 'b', { problem: 'there is already a logger "b"' });
});

function without(name: string): string {
  return base.replace(new RegExp(`\\[${name}\\]\\n(?:[^\\n[]+\\n)*`), '');
}

/** The base with texts replaced, pair by pair. */
function change(...pairs: string[]): string {
  let text = base;
  for (let index = 0; index < pairs.length; index += 2) {
    assert.ok(text.includes(pairs[index]!), pairs[index]);
    text = text.replace(pairs[index]!, () => pairs[index + 1]!);
  }
  return text;
}

test('names that an interpolation lists are not guessed at', () =>
  checkDiagnostics(
    '[DEFAULT]\nmine = root\n[loggers]\nkeys = %(mine)s\n[handlers]\nkeys = c\n[formatters]\nkeys =\n[handler_c]\nclass = StreamHandler\nargs = ()\n[logger_root]\nlevel = WARN\nhandlers = c\n',
    { only: ['paste/'] },
  ));
