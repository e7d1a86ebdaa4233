// A logging handler that cannot be made: its class, arguments or named arguments.

import type { Distribution, Snapshot, SourceFile } from '../../core/language.ts';
import type { Finding } from '../../core/rule.ts';
import { suggest } from '../../core/suggest.ts';
import { t } from '../../core/translate.ts';
import { handlerClasses, loggingNames, pythonBuiltins } from '../../data/paste-logging.ts';
import { setValue } from '../edits.ts';
import { isReadByLogging, loggingItemOf } from '../logging.ts';
import { type Given, spanIn } from '../options.ts';
import { syntaxTree } from '../parser.ts';
import { type PythonExpression, type PythonName, type PythonValue, parsePython } from '../python-expression.ts';
import type { PasteRule } from '../rule.ts';
import { normalName } from '../use.ts';

export const invalidHandler: PasteRule = {
  code: 'paste/invalid-handler',
  severity: 'error',
  docs: '`class`, `args` and `kwargs` of a handler are Python, evaluated among the names of the module `logging` when logging is set up: `class = StreamHandler`, `class = handlers.RotatingFileHandler` or the dotted name of any class; `args` a tuple, in which a single argument needs its comma (`(sys.stderr,)`). A class that does not exist, a syntax error, an unknown name, or too few or many arguments end the start. Classes of other packages are not judged; one whose package is not in the environment found is an information.',
  examples: {
    bad: [
      `
[loggers]
keys = root
[handlers]
keys = console, file
[formatters]
keys =
[logger_root]
handlers = console
[handler_console]
class = StreamHandlr
#       ^^^^^^^^^^^^ error[paste/invalid-handler] \`logging\` has no class \`StreamHandlr\`: did you mean \`StreamHandler\`?
args = (sys.stderr)
#      ^^^^^^^^^^^^ error[paste/invalid-handler] one argument in parentheses is no tuple: it needs a comma, \`(sys.stderr,)\`
[handler_file]
class = FileHandler
args = ('app.log'
#      ^^^^^^^^^^ error[paste/invalid-handler] \`args\` is no Python expression: \`(\` is never closed
`,
      `
[loggers]
keys = root
[handlers]
keys = console, file
[formatters]
keys =
[logger_root]
handlers = console
[handler_console]
class = StreamHandler()
#       ^^^^^^^^^^^^^^^ error[paste/invalid-handler] \`StreamHandler()\` makes a handler, and \`class\` must name the class itself: \`StreamHandler\`
args = (sys.stderr,)
[handler_file]
class = "demo.Handler"
#       ^^^^^^^^^^^^^^ error[paste/invalid-handler] \`"demo.Handler"\` is a string, and \`class\` must name a class, without quotes
`,
      `
[loggers]
keys = root
[handlers]
keys = console, file
[formatters]
keys =
[logger_root]
handlers = console
[handler_console]
class = StreamHandler
args = (stderr,)
#       ^^^^^^ error[paste/invalid-handler] \`stderr\` is no name in \`logging\` and none of Python's own: did you mean \`sys.stderr\`?
[handler_file]
class = FileHandler
args = ()
#      ^^ error[paste/invalid-handler] FileHandler needs 1 argument: (filename, mode='a', encoding=None, delay=False, errors=None)
`,
    ],
    good: [
      '[loggers]\nkeys = root\n[handlers]\nkeys = a\n[formatters]\nkeys =\n[logger_root]\nhandlers = a\n[handler_a]\nclass = handlers.logging.StreamHandler\nargs = (sys.stderr,)\n',
      "[loggers]\nkeys = root\n[handlers]\nkeys = a, b\n[formatters]\nkeys =\n[logger_root]\nhandlers = a, b\n[handler_a]\nclass = StreamHandler\nargs = (sys.stderr,)\n[handler_b]\nclass = raven.handlers.SentryHandler\nargs = ('x',)\n",
    ],
  },
  checkReading({ snapshot, file, section }, { given }, report) {
    if (loggingItemOf(section) !== 'handler' || !isReadByLogging(file, section) || syntaxTree(file).partial) return;
    const own = (name: string) => (given.get(name)?.own ? given.get(name) : undefined);
    const [type, args, kwargs] = [own('class'), own('args'), own('kwargs')];
    const known = type?.text ? knownClass(type.text) : undefined;
    if (type?.text) for (const finding of classFindings(snapshot, file, type, type.text)) report(finding);
    const [given1, given2] = [args?.text, kwargs?.text].map(text => (text ? parsePython(text) : undefined));
    for (const [option, expression] of [
      [args, given1],
      [kwargs, given2],
    ] as const) {
      if (option && expression) for (const finding of expressionFindings(file, option, expression)) report(finding);
    }
    if ((args && args.text === undefined) || (kwargs && kwargs.text === undefined) || known === undefined) return;
    const counted = countFinding(known, given1, given2);
    if (counted)
      report({
        span: args ? spanIn(args, 0, args.text!.length) : kwargs ? spanIn(kwargs, 0, kwargs.text!.length) : section.header,
        message: counted,
      });
  },
};

type HandlerClass = (typeof handlerClasses)[number];

/** The class that a text names, in any of the ways in which logging finds it. */
function knownClass(text: string): HandlerClass | undefined {
  // The module handlers has the module logging in it.
  const bare = withoutPythonComment(text).replace(/^(?:logging\.)?(?:handlers\.logging\.)*/, '');
  return handlerClasses.find(({ name }) => name === bare);
}

function* classFindings(snapshot: Snapshot, file: SourceFile, given: Given, text: string): Generator<Finding> {
  const span = spanIn(given, 0, text.length);
  const expression = parsePython(text);
  if (expression.kind === 'error') {
    yield { span, message: t`\`class\` is no Python expression: ${expression.says}` };
    return;
  }
  if (expression.kind !== 'value' || knownClass(text)) return;
  if (expression.value.kind !== 'name') {
    const message = faultOfNoName(expression.value.kind, text);
    const called = knownCalled(text);
    const fixes = called ? [{ title: t`Change to ${called}`, edits: [{ uri: file.uri, edits: [setValue(given.option, called)] }] }] : [];
    if (message) yield { span, message, fixes };
    else for (const name of expression.names) yield* optional(nameFinding(given, name));
    return;
  }
  const path = expression.value.path;
  const inLogging = path[0] === 'logging' ? path.slice(1) : path;
  const name = inLogging.join('.');
  if (
    inLogging.length === 1
      ? name !== 'Handler' && !pythonBuiltins.has(name)
      : inLogging.length === 2 && inLogging[0] === 'handlers' && inLogging[1] !== 'logging'
  ) {
    const near =
      suggest(
        name,
        handlerClasses.map(known => known.name),
      ) ?? handlerClasses.find(known => known.name === `handlers.${name}`)?.name;
    const edit = near && { uri: file.uri, edits: [setValue(given.option, (path[0] === 'logging' ? 'logging.' : '') + near)] };
    const message = near
      ? t`\`logging\` has no class \`${name}\`: did you mean \`${near}\`?`
      : t`\`logging\` has no class \`${name}\`, and without a dot it can come from nowhere else`;
    yield { span, message, fixes: edit ? [{ title: t`Change to ${near}`, edits: [edit] }] : [] };
  } else if (
    snapshot.python === undefined &&
    !loggingNames.has(path[0]!) &&
    snapshot.distributions &&
    !provides(snapshot.distributions, path[0]!)
  ) {
    const message = t`no package of the environment found seems to have a module \`${path[0]!}\``;
    yield { span, message, severity: 'information' };
  }
}

/** Why what is no name is no class either; undefined where it may be one after all. */
function faultOfNoName(kind: PythonValue['kind'], text: string): string | undefined {
  const called = knownCalled(text);
  if (called) return t`\`${text}\` makes a handler, and \`class\` must name the class itself: \`${called}\``;
  if (kind === 'other') return undefined;
  return kind === 'string'
    ? t`\`${text}\` is a ${kindWord(kind)}, and \`class\` must name a class, without quotes`
    : t`\`${text}\` is a ${kindWord(kind)}, and \`class\` must name a class`;
}

function kindWord(kind: PythonValue['kind']): string {
  switch (kind) {
    case 'string':
      return t`string`;
    case 'dict':
      return t`dictionary`;
    case 'number':
      return t`number`;
    case 'list':
      return t`list`;
    default:
      return kind;
  }
}

/** The class of logging that a text calls, or has in quotes or before a comma, as it should be written. */
function knownCalled(text: string): string | undefined {
  const bare = /^\s*["']?([\w.]+)\s*(?:\(.*\)|["'],?|,)\s*$/s.exec(text)?.[1];
  return bare !== undefined && knownClass(bare) ? bare : undefined;
}

function* optional<T>(value: T | undefined): Generator<T> {
  if (value !== undefined) yield value;
}

/** Whether a distribution may hold a top-level module: by its own name, or by one that its entry points name. */
function provides(distributions: readonly Distribution[], module: string): boolean {
  const wanted = normalName(module);
  return distributions.some(
    ({ name, entryPoints }) =>
      normalName(name).includes(wanted) || entryPoints.some(({ target }) => new RegExp(`^${module}\\b`).test(target)),
  );
}

function* expressionFindings(file: SourceFile, given: Given, expression: PythonExpression): Generator<Finding> {
  const text = given.text!;
  const key = given.option.key;
  const whole = spanIn(given, 0, text.length);
  if (expression.kind === 'error') yield { span: whole, message: t`\`${key}\` is no Python expression: ${expression.says}` };
  if (expression.kind !== 'value') return;
  const { value, names } = expression;
  for (const name of names) {
    const finding = nameFinding(given, name);
    if (finding) yield finding;
  }
  const alone =
    key.toLowerCase() === 'args' &&
    (value.kind === 'name' || value.kind === 'number' || (value.kind === 'string' && value.text.length > 1));
  if (alone && isStream(value)) {
    const inner = text
      .trim()
      .replace(/^\(([\s\S]*)\)$/, '$1')
      .trim();
    const fixed = `(${inner},)`;
    const fixes =
      given.option.value.text === text
        ? [{ title: t`Change to ${fixed}`, edits: [{ uri: file.uri, edits: [setValue(given.option, fixed)] }] }]
        : [];
    yield { span: whole, message: t`one argument in parentheses is no tuple: it needs a comma, \`${fixed}\``, fixes };
  }
  if (key.toLowerCase() === 'args' && value.kind === 'name' && /^(?:None|True|False)$/.test(value.path.join('.'))) {
    yield { span: whole, message: t`\`args\` must be a tuple, such as \`()\`, and \`${text.trim()}\` is none` };
  }
  if (key.toLowerCase() === 'kwargs' && !['dict', 'name', 'other'].includes(value.kind)) {
    yield { span: whole, message: t`\`kwargs\` must be a Python dictionary, such as \`{}\`` };
  }
}

/** Values that certainly cannot be unpacked into arguments that work: a stream, a number, a text of several characters. */
function isStream(value: PythonValue): boolean {
  return value.kind !== 'name' || isStandardStream(value);
}

function isStandardStream(value: PythonValue): boolean {
  return value.kind === 'name' && value.path[0] === 'sys' && /^std/.test(value.path[1] ?? '');
}

function nameFinding(given: Given, { path, start, end }: PythonName): Finding | undefined {
  const [first = '', second] = path;
  const span = spanIn(given, start, end);
  if (first === 'sys' && second !== undefined && /^_*std/.test(second) && !/^(?:stdin|stdout|stderr|__std(?:in|out|err)__)$/.test(second)) {
    return { span, message: t`\`sys\` has no \`${second}\`` };
  }
  if (loggingNames.has(first) || pythonBuiltins.has(first) || /^_|(?:Error|Warning|Exception|Exit|Interrupt|Iteration)$/.test(first))
    return undefined;
  const near = /^std(?:in|out|err)$/.test(first) ? `sys.${first}` : suggest(first, [...loggingNames]);
  const message = t`\`${first}\` is no name in \`logging\` and none of Python's own`;
  return { span, message: near ? t`${message}: did you mean \`${near}\`?` : message };
}

/** Too few or too many arguments for a class; silent where one of them is not known. */
function countFinding(known: HandlerClass, args: PythonExpression | undefined, kwargs: PythonExpression | undefined): string | undefined {
  const given =
    args === undefined ? [] : args.kind === 'value' && isSequence(args.value) && !args.value.unpacks ? args.value.items : undefined;
  const named = kwargs === undefined ? [] : kwargs.kind === 'value' && kwargs.value.kind === 'dict' ? kwargs.value.keys : undefined;
  if (given === undefined || named?.includes(undefined) || named === undefined) return undefined;
  const shape = `(${known.parameters.join(', ')})`;
  const names = known.parameters.map(parameter => parameter.replace(/=.*/, ''));
  const needed = known.parameters.filter(
    (parameter, index) => !parameter.includes('=') && index >= given.length && !named.includes(names[index]),
  );
  const least = known.parameters.filter(parameter => !parameter.includes('=')).length;
  const [first] = given;
  if (names[0] === 'filename' && first !== undefined && isStandardStream(first))
    return t`${known.name} needs the name of a file as its first argument: ${shape}`;
  if (names[0] === 'level' && first !== undefined && isStandardStream(first))
    return t`${known.name} takes a level, and no stream: ${shape}`;
  const stranger = named.find(name => !names.includes(name!));
  if (stranger !== undefined) return t`${known.name} takes no argument \`${stranger}\`: ${shape}`;
  const twice = names.slice(0, given.length).find(name => named.includes(name));
  if (twice !== undefined) return t`${known.name} gets \`${twice}\` by \`args\` and by \`kwargs\`: ${shape}`;
  if (given.length > names.length) return t`${known.name} takes at most ${names.length} arguments: ${shape}`;
  if (needed.length === 0) return undefined;
  return least === 1 ? t`${known.name} needs 1 argument: ${shape}` : t`${known.name} needs ${least} arguments: ${shape}`;
}

function isSequence(value: {
  readonly kind: string;
}): value is { readonly kind: 'tuple' | 'list'; readonly items: readonly PythonValue[]; readonly unpacks?: true } {
  return value.kind === 'tuple' || value.kind === 'list';
}

function withoutPythonComment(text: string): string {
  return text.replace(/#.*$/s, '').trim();
}
