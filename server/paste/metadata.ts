// Entry points, names and versions from the texts in which Python projects and installed distributions state them. Texts are never run; what a
// text computes is not known.

import { parse as parseToml } from 'smol-toml';
import type { EntryPoint } from '../core/language.ts';
import { parse } from './parser.ts';

/**
 * What one text says of a distribution; everything is optional, for a project states it in several files. `open`: entry points are computed there,
 * so that there may be others.
 */
export type Metadata = {
  readonly name?: string;
  readonly version?: string;
  readonly entryPoints: readonly EntryPoint[];
  readonly open?: true;
};

/** `entry_points.txt`: `[group]` headers and `name = module:attribute` lines. */
export function readEntryPoints(text: string): Metadata {
  const entryPoints: EntryPoint[] = [];
  for (const section of parse(text).sections) {
    for (const { key, value } of section.options) entryPoints.push({ group: section.name.trim(), name: key, target: target(value.text) });
  }
  return { entryPoints };
}

/** `METADATA` or `PKG-INFO`: mail headers up to the first empty line. */
export function readHeaders(text: string): Metadata {
  const head = text.split(/\r?\n\r?\n/, 1)[0]!;
  return named(/^Name:[ \t]*(.+?)[ \t]*\r?$/m.exec(head)?.[1], /^Version:[ \t]*(.+?)[ \t]*\r?$/m.exec(head)?.[1], []);
}

/** `pyproject.toml`: `[project]` of PEP 621 (uv, PDM, Hatch, Poetry 2), or the older tables of Poetry and Flit. */
export function readPyproject(text: string): Metadata {
  let document: unknown;
  try {
    document = parseToml(text);
  } catch {
    return { entryPoints: [], open: true };
  }
  const project = at(document, 'project');
  const poetry = at(document, 'tool', 'poetry');
  const entryPoints: EntryPoint[] = [];
  const flit = at(document, 'tool', 'flit');
  for (const groups of [at(project, 'entry-points'), at(poetry, 'plugins'), at(flit, 'entrypoints')]) {
    for (const [group, entries] of pairs(groups)) {
      for (const [name, value] of pairs(entries)) if (typeof value === 'string') entryPoints.push({ group, name, target: target(value) });
    }
  }
  const flitName = at(flit, 'metadata', 'dist-name') ?? at(flit, 'metadata', 'module');
  return named(
    string(at(project, 'name') ?? at(poetry, 'name') ?? flitName),
    string(at(project, 'version') ?? at(poetry, 'version')),
    entryPoints,
  );
}

/** `setup.cfg`: `[metadata]` and `[options.entry_points]`, whose values are lists of lines; pbr, which OpenStack builds with, calls it `[entry_points]`. */
export function readSetupCfg(text: string): Metadata {
  const { sections } = parse(text);
  const metadata = sections.find(section => section.name === 'metadata')?.options ?? [];
  const groups = sections
    .filter(({ name }) => name === 'options.entry_points' || name === 'entry_points')
    .flatMap(({ options }) => options);
  const given = (key: string) => metadata.find(option => option.key === key)?.value.text;
  const version = given('version');
  const isStated = version !== undefined && !/^(attr|file):/.test(version);
  return named(
    given('name'),
    isStated ? version : undefined,
    groups.flatMap(({ key, value }) => entriesOf(key, value.text)),
  );
}

/** `setup.py`: the literals given to `setup()` as `name`, `version` and `entry_points`, the last as a text or as a dictionary of lists. */
export function readSetupPy(text: string): Metadata {
  const found = /\bentry_points\s*=\s*/.exec(text);
  const name = /\bname\s*=\s*(['"])([^'"\n]+)\1/.exec(text)?.[2];
  const version = /\bversion\s*=\s*(['"])([^'"\n]+)\1/.exec(text)?.[2];
  const { entryPoints, open } = found === null ? nothingStated : entryPointsLiteral(text, found.index + found[0].length);
  return { ...named(name, version, entryPoints), ...(open && { open }) };
}

const nothingStated: Metadata = { entryPoints: [] };

const stringPattern = /([rbuf]{0,2})("""|'''|"|')((?:\\[\s\S]|(?!\2)[^\\])*)\2/iy;

/** A string, or a dictionary of groups with a string or a list of strings each, from an offset on. What is neither is computed. */
function entryPointsLiteral(text: string, start: number): Metadata {
  const whole = stringAt(text, start);
  if (whole !== undefined) {
    const { entryPoints } = readEntryPoints(dedent(whole.value));
    return /^\s*(?:[,)#]|$)/.test(text.slice(whole.end)) ? { entryPoints } : { entryPoints, open: true };
  }
  const entryPoints: EntryPoint[] = [];
  let group: string | undefined;
  let depth = 0;
  let offset = start;
  let open = false;
  while (offset < text.length) {
    const char = text[offset]!;
    const literal = stringAt(text, offset);
    if (literal !== undefined) {
      offset = literal.end;
      if (/^\s*:/.test(text.slice(offset, offset + 20)) && depth === 1) group = literal.value;
      else if (group !== undefined) entryPoints.push(...entriesOf(group, literal.value));
      continue;
    }
    if ('{[('.includes(char)) depth++;
    if ('}])'.includes(char)) depth--;
    if (char !== '#' && !/[{}[\](),:\s]/.test(char)) open = true;
    if (depth <= 0) break;
    offset = char === '#' ? endOfLine(text, offset) : offset + 1;
  }
  return open ? { entryPoints, open } : { entryPoints };
}

/** A string that Python reads at an offset, with its value: several in a row are one, and a backslash hides the end of a line. */
function stringAt(text: string, offset: number): { readonly value: string; readonly end: number } | undefined {
  stringPattern.lastIndex = offset;
  const found = stringPattern.exec(text);
  if (found === null) return undefined;
  const [all, prefix, , written] = found;
  const value = /r/i.test(prefix!) ? written! : written!.replace(/\\(\r?\n|[\s\S])/g, (_, char: string) => escapes[char] ?? '');
  const end = offset + all.length;
  const gap = /^(?:\s|#.*)*/.exec(text.slice(end))![0].length;
  const next = stringAt(text, end + gap);
  return next === undefined ? { value, end } : { value: value + next.value, end: next.end };
}

/** What counts of Python's escapes in a list of entry points: an end of line, and what stands for itself. */
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '"': '"', "'": "'", '\\': '\\' };

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** The lines of a text in a program start where the program is indented. */
function dedent(text: string): string {
  return text.replace(/^[ \t]+/gm, '');
}

function entriesOf(group: string, text: string): readonly EntryPoint[] {
  return text.split('\n').flatMap(line => {
    const found = /^\s*([^=#\s][^=]*?)\s*=\s*(\S.*?)\s*$/.exec(line);
    return found === null ? [] : [{ group, name: found[1]!, target: target(found[2]!) }];
  });
}

/** An entry point without the extras it may ask for. */
function target(text: string): string {
  return text
    .replace(/\s*\[.*\]\s*$/, '')
    .replace(/\s*:\s*/, ':')
    .trim();
}

function named(name: string | undefined, version: string | undefined, entryPoints: readonly EntryPoint[]): Metadata {
  return { ...(name !== undefined && { name }), ...(version !== undefined && { version }), entryPoints };
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isTable(inner) ? inner[key] : undefined), value);
}

function pairs(value: unknown): readonly (readonly [string, unknown])[] {
  return isTable(value) ? Object.entries(value) : [];
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
