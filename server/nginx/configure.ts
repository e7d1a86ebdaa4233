// The edits after which something holds where an nginx file connects: an argument replaced, or a directive written beside the pass.

import type { Endpoint, Protocol, WantedFacts } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Span, TextEdit } from '../core/text.ts';
import { factDirectives, headerDirectives, parameterDirectives, passModules, wsgiParameters } from '../data/nginx-facts.ts';
import { effective, type Levels, levelsAt } from './effective.ts';
import { insertion } from './insertion.ts';
import { syntaxTree } from './parser.ts';
import { type Directive, pathAt, type Word } from './tree.ts';

/**
 * A directive that stands in the block of the pass is changed there; one that is inherited, or is not there, is written before the pass,
 * so that nothing else changes. Headers go where the ones that hold stand, since a header set further in drops them.
 */
export function configure(snapshot: Snapshot, file: SourceFile, endpoint: Endpoint, wanted: WantedFacts): readonly TextEdit[] | undefined {
  const pass = pathAt(syntaxTree(file), endpoint.span.start).at(-1);
  const module = passModules[endpoint.protocol ?? 'http'];
  if (pass === undefined || module === undefined || endpoint.role === 'listen') return undefined;
  const levels = levelsAt(snapshot, file, endpoint.span.start);
  if (endpoint.group !== undefined) return configureGroup(file, levels, pass, wanted);
  const writing: Writing = { file, pass, levels, replaced: [], lines: new Map() };
  for (const [key, value] of Object.entries(wanted)) {
    if (key === 'headers') {
      for (const [name, text] of Object.entries(value as Readonly<Record<string, string>>)) {
        const directive = headerDirectives[module];
        if (directive === undefined || !setItem(writing, directive, name, text)) return undefined;
      }
    } else if (key === 'params') {
      const directive = parameterDirectives[module];
      if (directive === undefined) return undefined;
      const names = value as readonly string[];
      if (names.includes('REQUEST_METHOD')) addLine(writing, pass, `include ${module}_params;`);
      const rest = names.includes('REQUEST_METHOD')
        ? (wsgiParameters[module] ?? [])
        : (wsgiParameters[module] ?? []).filter(([name]) => names.includes(name));
      for (const [name, text] of rest) addLine(writing, pass, `${directive} ${name} ${text};`);
    } else if (key === 'protocol') {
      const edits = passIn(file, pass, endpoint, value as Protocol);
      if (edits === undefined) return undefined;
      writing.replaced.push(...edits);
    } else {
      const rule = factDirectives[key as keyof typeof factDirectives];
      if (rule === undefined) return undefined;
      setOne(writing, rule.directive.replace('*', module), printFact(rule.kind, value as number | boolean));
    }
  }
  return [...writing.replaced, ...[...writing.lines].map(([before, lines]) => insertion(file.text, before, lines))];
}

/** Settings of the upstream that a member belongs to, written behind its last server; `down` behind the member itself. */
function configureGroup(file: SourceFile, levels: Levels, member: Directive, wanted: WantedFacts): readonly TextEdit[] | undefined {
  const upstream = levels.levels[0];
  const last = upstream?.settings.get('server')?.at(-1)?.directive;
  if (upstream === undefined || last === undefined) return undefined;
  const edits: TextEdit[] = [];
  for (const [key, value] of Object.entries(wanted)) {
    if (key === 'down') {
      const end = member.args.at(-1)!.end;
      edits.push({ span: { start: end, end }, newText: ' down' });
      continue;
    }
    const name = key === 'keepalive' ? 'keepalive' : key === 'idleTimeout' ? 'keepalive_timeout' : undefined;
    if (name === undefined) return undefined;
    const text = key === 'keepalive' ? String(value) : printFact('time', value as number);
    const own = upstream.settings.get(name)?.at(-1)?.directive;
    if (own?.args[0] !== undefined) edits.push({ span: spanOf(own.args[0]), newText: text });
    else {
      const { newText } = insertion(file.text, last, [`${name} ${text};`]);
      const separator = newText.slice(name.length + text.length + 2);
      edits.push({ span: { start: last.end, end: last.end }, newText: `${separator}${name} ${text};` });
    }
  }
  return edits;
}

/** The pass written for another protocol: its directive, its address in the form that one takes, and the parameters it needs. */
function passIn(file: SourceFile, pass: Directive, endpoint: Endpoint, protocol: Protocol): readonly TextEdit[] | undefined {
  const module = passModules[protocol];
  const [word] = pass.args;
  const part =
    endpoint.parts.path ??
    (endpoint.parts.host && { start: endpoint.parts.host.start, end: (endpoint.parts.port ?? endpoint.parts.host).end });
  if (module === undefined || word === undefined || part === undefined || part.start < word.start || part.end > word.end) return undefined;
  const address = `${endpoint.parts.path ? 'unix:' : ''}${file.text.slice(part.start, part.end)}`;
  const newText = module === 'proxy' ? `${protocol}://${address}` : address;
  const parameters = parameterDirectives[module] === undefined ? [] : [insertion(file.text, pass, [`include ${module}_params;`])];
  return [...parameters, { span: spanOf(pass.name), newText: `${module}_pass` }, { span: spanOf(word), newText }];
}

/** `10m`, `90s`, `off`, as nginx reads it: sizes in the largest unit that fits, times in seconds or milliseconds. */
export function printFact(kind: 'size' | 'time' | 'switch', value: number | boolean): string {
  if (kind === 'switch') return value ? 'on' : 'off';
  if (value === Infinity) return kind === 'size' ? '0' : '24d';
  const amount = Number(value);
  if (kind === 'time') return amount % 1000 === 0 ? `${amount / 1000}s` : `${amount}ms`;
  if (amount === 0) return '1';
  for (const [unit, bytes] of [
    ['g', 1073741824],
    ['m', 1048576],
    ['k', 1024],
  ] as const) {
    if (amount % bytes === 0) return `${amount / bytes}${unit}`;
  }
  return String(amount);
}

type Writing = {
  readonly file: SourceFile;
  readonly pass: Directive;
  readonly levels: Levels;
  readonly replaced: TextEdit[];
  /** Statements to write, by the directive to write them before. */
  readonly lines: Map<Directive, string[]>;
};

function setOne(writing: Writing, name: string, text: string): void {
  const own = writing.levels.levels[0]?.settings.get(name)?.at(-1);
  const word = own?.file === writing.file ? own.directive?.args[0] : undefined;
  if (word === undefined) addLine(writing, writing.pass, `${name} ${text};`);
  else if (word.value !== text) writing.replaced.push({ span: spanOf(word), newText: text });
}

/** Whether it could be done: headers that hold from another file cannot be added to from here. */
function setItem(writing: Writing, directive: string, name: string, text: string): boolean {
  const found = effective(writing.levels, directive, true);
  if (found === undefined) return false;
  const same = found.find(({ words }) => words[0]?.toLowerCase() === name.toLowerCase());
  if (same?.words[1] === text) return true;
  const word = same?.file === writing.file ? same.directive?.args[1] : undefined;
  const quoted = text === '' ? '""' : text;
  if (word !== undefined) {
    writing.replaced.push({ span: spanOf(word), newText: quoted });
    return true;
  }
  const beside = found.find(({ file }) => file === writing.file)?.directive;
  if (found.length > 0 && beside === undefined) {
    // Those that come with nginx through an include of this very block can be added to beside the pass.
    if (!writing.levels.levels[0]?.settings.has(directive)) return false;
  }
  addLine(writing, beside ?? writing.pass, `${directive} ${name} ${quoted};`);
  return true;
}

function addLine({ lines }: Writing, before: Directive, line: string): void {
  const known = lines.get(before);
  if (known === undefined) lines.set(before, [line]);
  else if (!known.includes(line)) known.push(line);
}

function spanOf({ start, end }: Word): Span {
  return { start, end };
}
