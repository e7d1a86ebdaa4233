// Sources under test, written as text: `#- path` begins a file, `<|>` is the cursor, `# ^^^ label` marks the text above it.
// `#<<< label` marks from the first column (each `<` marks the column to its left). `#- settings: {…}`, `#- distributions: […]`,
// `#- build: {…}`, `#- machine: {…}` (JSON) and `#- incomplete` describe the snapshot; files `*.py` are all the modules of its Python,
// compose files and Dockerfiles tell of its services.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isComposeFile, isDockerfile, readServices } from '../../server/compose.ts';
import type { Distribution, Found, Language, Machine, NginxBuild, PythonModule, Snapshot, SourceFile } from '../../server/core/language.ts';
import { asRead } from '../../server/core/reader.ts';
import { defaultSettings, type Settings } from '../../server/core/settings.ts';
import type { Span } from '../../server/core/text.ts';
import { languageById } from '../../server/languages.ts';
import { unreadModules } from '../../server/paste/python-modules.ts';

/** A labelled stretch of a fixture's text. */
export type Mark = { readonly span: Span; readonly label: string };

/** One file of a fixture, its notation stripped. `header` is its `#- path` line as written, if it has one. */
export type FixtureFile = {
  readonly header?: string;
  readonly uri: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly cursors: readonly number[];
};

/** Files with what else their snapshot holds. `prelude` are the lines before the first file that are not text. */
export type Fixture = {
  readonly source: string;
  readonly prelude: readonly string[];
  readonly files: readonly FixtureFile[];
  readonly about: Partial<Pick<Snapshot, 'distributions' | 'build' | 'complete'>> & {
    readonly settings?: Partial<Settings>;
    readonly machine?: MachineFacts;
  };
};

/** What a check may be told besides its fixture. `path` is that of a source without headers. */
export type FixtureOptions = {
  readonly path?: string;
  readonly settings?: Partial<Settings>;
  readonly distributions?: readonly Distribution[];
  readonly build?: NginxBuild;
  readonly complete?: boolean;
  readonly machine?: MachineFacts;
};

/** A machine on which the folder `/w` is, and besides nothing but these; `hidden` are folders that nobody may look into. */
export type MachineFacts = { readonly [Key in 'folders' | 'files' | 'hidden' | 'users' | 'groups']?: readonly string[] };

/** The folder that relative paths of fixtures are in, and the only root of their workspace. */
export const root = 'file:///w';

const annotation = /^(\s*#\s*)(\^+|<+)(?:\s+(.*))?$/;
const header = /^#- (.*)$/;

/** Reads the notation. A source without `#- path` is one file called `options.path`, else `app.ini` or `nginx.conf` by its look. */
export function parseFixture(source: string, options: FixtureOptions = {}): Fixture {
  const text = source.startsWith('\n') ? source.slice(1) : source;
  const prelude: string[] = source.startsWith('\n') ? [''] : [];
  const about: Record<string, unknown> = {};
  const parts: { header?: string; path: string; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const said = header.exec(line)?.[1];
    const fact =
      said === undefined ? undefined : (/^(settings|distributions|build|machine): (.*)$/.exec(said) ?? /^(incomplete)$/.exec(said));
    if (fact) {
      if (fact[1] === 'incomplete') about.complete = false;
      else about[fact[1]!] = JSON.parse(fact[2]!);
      prelude.push(line);
    } else if (said !== undefined) {
      parts.push({ header: line, path: said.trim(), lines: [] });
    } else {
      if (parts.length === 0) parts.push({ path: options.path ?? (/^\s*\[/.test(text) ? 'app.ini' : 'nginx.conf'), lines: [] });
      parts.at(-1)!.lines.push(line);
    }
  }
  const files = parts.map((part, index) => readPart(part, index < parts.length - 1));
  return { source, prelude, files, about };
}

/** The fixture written out again with other marks, by uri. */
export function printFixture(fixture: Fixture, marks: ReadonlyMap<string, readonly Mark[]>): string {
  const files = fixture.files.map((file, index) => printPart(file, marks.get(file.uri) ?? [], index < fixture.files.length - 1));
  return [...fixture.prelude, ...files].join('\n');
}

/** The snapshot a fixture describes. */
export function snapshotOf(fixture: Fixture, options: FixtureOptions = {}): Snapshot {
  const given = { ...fixture.about, ...options };
  const [sources, others] = split(fixture.files, ({ uri }) => uri.endsWith('.py'));
  const [containers, files] = split(others, ({ uri }) => isComposeFile(uri) || isDockerfile(uri));
  const snapshot = asRead({
    files: new Map(files.map(file => [file.uri, sourceFile(file.uri, file.text)])),
    roots: [root],
    complete: given.complete ?? true,
    settings: { ...defaultSettings, ...fixture.about.settings, ...options.settings },
    ...(given.distributions && { distributions: given.distributions }),
    ...(given.build && { build: given.build }),
    ...(containers.length > 0 && { services: readServices(containers) }),
  });
  const here = given.machine === undefined ? snapshot : withMachine(snapshot, given.machine);
  return sources.length === 0 ? here : withPython(here, sources);
}

/** The snapshot as if its files were for this machine, whose nginx starts from `/w`. */
export function withMachine(snapshot: Snapshot, { folders = [], files = [], hidden = [], users, groups }: MachineFacts): Snapshot {
  const roots = new Map([...snapshot.files.values()].filter(file => file.language.isRoot?.(snapshot, file)).map(({ uri }) => [uri, '/w']));
  const none = new Map<string, never>();
  const empty: Machine = { roots, prefix: '/w', paths: none, names: none, users: none, groups: none };
  const sought = [...snapshot.files.values()].flatMap(file => file.language.seeks?.({ ...snapshot, machine: empty }, file) ?? []);
  const all = [
    ...files,
    ...[...folders, '/w'].flatMap(path => path.split('/').map((_, at, parts) => `${parts.slice(0, at + 1).join('/')}/`)),
  ];
  const look = (path: string): Found => (files.includes(path) ? 'file' : all.includes(path.replace(/\/*$/, '/')) ? 'folder' : 'absent');
  const paths = sought.flatMap(each => each.paths).filter(path => !hidden.some(folder => path.startsWith(`${folder}/`)));
  const inFolder = (folder: string) =>
    all.filter(path => posix.dirname(path) === folder).map(path => path.slice(posix.dirname(path).length).replace(/^\//, ''));
  const accounts = (names: readonly string[], there: readonly string[] = []) =>
    new Map([...names.map(name => [name, there.includes(name)] as const), ...there.map(name => [name, true] as const)]);
  const machine: Machine = {
    ...empty,
    paths: new Map(paths.map(path => [path, look(path)])),
    names: new Map(paths.map(path => [posix.dirname(path), inFolder(posix.dirname(path))])),
    users: accounts(users === undefined ? [] : sought.flatMap(each => each.users), users),
    groups: accounts(groups === undefined ? [] : sought.flatMap(each => each.groups), groups),
  };
  return { ...snapshot, machine };
}

/** The snapshot as if these files, below the root, were all the modules of Python. */
export function withPython(snapshot: Snapshot, sources: readonly { readonly uri: string; readonly text: string }[]): Snapshot {
  const modules = new Map<string, PythonModule | 'absent'>();
  for (const { uri, text } of sources) {
    const name = uri
      .slice(root.length + 1)
      .replace(/(?:\/__init__)?\.py$/, '')
      .replaceAll('/', '.');
    modules.set(name, { name, uri, text });
  }
  const python = { folders: [root], whole: true, modules };
  for (let unread = unreadModules({ ...snapshot, python }); unread.size > 0; unread = unreadModules({ ...snapshot, python })) {
    for (const name of unread) modules.set(name, 'absent');
  }
  return { ...snapshot, python };
}

function split<Item>(items: readonly Item[], test: (item: Item) => boolean): readonly [readonly Item[], readonly Item[]] {
  return [items.filter(test), items.filter(item => !test(item))];
}

/** A file of a test: its language follows from its suffix. */
export function sourceFile(uri: string, text: string, version = 1): SourceFile {
  return { uri, language: languageByPath(uri), version, text };
}

/**
 * Holds the marks found against those written in the fixture. A written label may be the beginning of the found one.
 * With UPDATE=1 a difference is written into `sources` (files that hold the fixture) instead of failing.
 */
export function compareMarks(fixture: Fixture, found: ReadonlyMap<string, readonly Mark[]>, sources: readonly string[] = callers()): void {
  const wanted = new Map(fixture.files.map(file => [file.uri, file.marks]));
  const kept = new Map<string, readonly Mark[]>();
  for (const file of fixture.files) kept.set(file.uri, keepLabels(file, found.get(file.uri) ?? []));
  const expected = printFixture(fixture, wanted);
  const actual = printFixture(fixture, kept);
  if (actual !== expected && !(process.env.UPDATE && rewrite(fixture.source, actual, sources))) assert.equal(actual, expected);
}

/** The only cursor of a fixture, and the file it is in. */
export function cursorOf(
  fixture: Fixture,
  snapshot: Snapshot,
): { readonly file: SourceFile; readonly span: Span; readonly offset: number } {
  const holders = fixture.files.filter(file => file.cursors.length > 0);
  assert.equal(holders.length, 1, 'a fixture needs a cursor <|> in one file');
  const { uri, cursors } = holders[0]!;
  return { file: snapshot.files.get(uri)!, offset: cursors[0]!, span: { start: cursors[0]!, end: cursors.at(-1)! } };
}

/** The test files on the stack: where a fixture stands that UPDATE=1 rewrites. */
export function callers(): readonly string[] {
  const frames = new Error().stack?.match(/file:\/\/[^\s)]+?\.ts/g) ?? [];
  return [...new Set(frames)].filter(frame => !frame.includes('/test/harness/')).map(frame => fileURLToPath(frame));
}

/** Replaces a source by another in the files that hold it as a literal; whether any did. */
export function rewrite(from: string, to: string, paths: readonly string[]): boolean {
  let done = false;
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    for (const quote of [(part: string) => part, escapeTemplate]) {
      if (!text.includes(quote(from))) continue;
      writeFileSync(
        path,
        text.replace(quote(from), () => quote(to)),
      );
      done = true;
      break;
    }
  }
  return done;
}

function readPart(part: { header?: string; path: string; lines: string[] }, more: boolean): FixtureFile {
  let text = '';
  let lineAt = 0;
  let first = true;
  const marks: Mark[] = [];
  const cursors: number[] = [];
  for (const line of part.lines) {
    const found = first ? null : annotation.exec(line);
    if (found) {
      const [, before, carets, label] = found;
      const column = before!.length - (carets![0] === '<' ? 1 : 0);
      marks.push({ span: { start: lineAt + column, end: lineAt + column + carets!.length }, label: (label ?? '').trim() });
      continue;
    }
    if (!first) text += '\n';
    lineAt = text.length;
    first = false;
    for (const [index, piece] of line.split('<|>').entries()) {
      if (index > 0) cursors.push(text.length);
      text += piece;
    }
  }
  if (more) text += '\n';
  const uri = part.path.startsWith('/') ? `file://${part.path}` : `${root}/${part.path}`;
  return { ...(part.header !== undefined && { header: part.header }), uri, text, marks, cursors };
}

function printPart(file: FixtureFile, marks: readonly Mark[], more: boolean): string {
  const lines: string[] = file.header === undefined ? [] : [file.header];
  const shapes = marks.map(mark => shapeOf(file.text, mark)).sort((a, b) => a.line - b.line || a.start - b.start || a.end - b.end);
  let at = 0;
  const texts = file.text.split('\n');
  if (more) texts.pop();
  for (const [index, line] of texts.entries()) {
    let shown = line;
    for (const cursor of [...file.cursors].reverse()) {
      const column = cursor - at;
      if (column >= 0 && column <= line.length) shown = `${shown.slice(0, column)}<|>${shown.slice(column)}`;
    }
    lines.push(shown);
    for (const shape of shapes) if (shape.line === index) lines.push(printShape(shape));
    at += line.length + 1;
  }
  return lines.join('\n');
}

type Shape = { readonly line: number; readonly start: number; readonly end: number; readonly label: string };

function shapeOf(text: string, { span, label }: Mark): Shape {
  const before = text.slice(0, span.start);
  const lineAt = before.lastIndexOf('\n') + 1;
  const next = text.indexOf('\n', span.start);
  const end = Math.max(Math.min(span.end, span.end > span.start && next >= 0 ? Math.max(next, span.start + 1) : span.end), span.start + 1);
  return { line: before.split('\n').length - 1, start: span.start - lineAt, end: end - lineAt, label };
}

function printShape({ start, end, label }: Shape): string {
  const carets = start === 0 ? `#${'<'.repeat(end)}` : `#${' '.repeat(start - 1)}${'^'.repeat(end - start)}`;
  return label === '' ? carets : `${carets} ${label}`;
}

function keepLabels(file: FixtureFile, found: readonly Mark[]): readonly Mark[] {
  const open = file.marks.map(mark => shapeOf(file.text, mark));
  return found.map(mark => {
    const shape = shapeOf(file.text, mark);
    const index = open.findIndex(
      other => other.line === shape.line && other.start === shape.start && other.end === shape.end && begins(shape.label, other.label),
    );
    if (index < 0) return mark;
    const [match] = open.splice(index, 1);
    return { span: mark.span, label: match!.label };
  });
}

function begins(label: string, start: string): boolean {
  return label.startsWith(start) && !/^\w/.test(/\w$/.test(start) ? label.slice(start.length) : '');
}

function languageByPath(uri: string): Language {
  return languageById(uri.endsWith('.ini') ? 'paste-deploy' : 'nginx')!;
}

function escapeTemplate(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
}
