// The dependency rule as data, held against every import of the project; no cycles; a header comment on every file.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Which parts of the project each part may import. A part is a folder or file; the longest that fits a path decides. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  client: ['client', 'server/protocol.ts'],
  'server/core': ['server/core'],
  'server/data': ['server/data', 'server/core', 'snippets'],
  'server/nginx': ['server/nginx', 'server/data', 'server/core'],
  'server/paste': ['server/paste', 'server/data', 'server/core'],
  'server/links': ['server/links', 'server/core'],
  'server/generate': ['server/generate', 'server/nginx', 'server/paste', 'server/links', 'server/data', 'server/core'],
  'server/languages.ts': ['server/nginx/language.ts', 'server/paste/language.ts', 'server/core'],
  'server/rules.ts': ['server/nginx', 'server/paste', 'server/links', 'server/core'],
  'server/judge.ts': ['server/links', 'server/core'],
  'server/features.ts': ['server/judge.ts', 'server/links', 'server/core'],
  'server/protocol.ts': [],
  'server/compose.ts': ['server/core'],
  'server/lsp': [
    'server/lsp',
    'server/features.ts',
    'server/judge.ts',
    'server/languages.ts',
    'server/rules.ts',
    'server/protocol.ts',
    'server/compose.ts',
    'server/generate',
    'server/links',
    'server/nginx/build.ts',
    'server/nginx/target.ts',
    'server/nginx/test-output.ts',
    'server/paste/environment.ts',
    'server/paste/python-modules.ts',
    'server/data/python-library.ts',
    'server/core',
  ],
  'server/disk.ts': ['server/lsp/files.ts'],
  'server/machine.ts': ['server/lsp/binary.ts', 'server/lsp/machine.ts'],
  'server/young.ts': [],
  'server/main.node.ts': ['server/lsp', 'server/disk.ts', 'server/machine.ts', 'server/young.ts'],
  'server/main.browser.ts': ['server/lsp'],
  'server/main.cli.ts': ['server', 'package.json'],
  'server/cli': ['server'],
  test: ['test', 'setup', 'server', 'client'],
};

/** Which packages are met only in some places. */
const packages: readonly { readonly name: RegExp; readonly only: readonly string[] }[] = [
  { name: /^vscode$|^vscode-languageclient/, only: ['client', 'test/vscode'] },
  { name: /^vscode-languageserver(\/|$)|^vscode-jsonrpc/, only: ['server/lsp', 'server/main.', 'test'] },
  { name: /^vscode-languageserver-textdocument$/, only: ['server/lsp', 'test'] },
  { name: /^yaml$/, only: ['server/compose.ts', 'test'] },
  { name: /^ini$/, only: ['server/generate', 'test'] },
  {
    name: /^node:/,
    only: [
      'server/main.node.ts',
      'server/disk.ts',
      'server/machine.ts',
      'server/young.ts',
      'server/main.cli.ts',
      'server/cli',
      'server/data/generate.ts',
      'client/main.node.ts',
      'test',
    ],
  },
  { name: /^@nginx\/reference-lib/, only: ['server/data/generate.ts', 'test'] },
];

/** Folders whose code reads no clock, does no IO and waits for nothing. */
const pure = [
  'server/core',
  'server/nginx',
  'server/paste',
  'server/links',
  'server/generate',
  'server/features.ts',
  'server/judge.ts',
  'server/compose.ts',
];

const files = new Map<string, string>();
for (const folder of ['client', 'server', 'test']) if (existsSync(root + folder)) collect(folder);

test('every import is one that the dependency rule allows', () => {
  const wrong: string[] = [];
  for (const [path, text] of files) {
    const part = partOf(path);
    assert.ok(part, `${path} belongs to no part of the dependency rule`);
    for (const specifier of importsOf(text)) {
      if (specifier.startsWith('.')) {
        const target = posix.join(posix.dirname(path), specifier);
        if (!mayImport[part]!.some(allowed => isIn(allowed, target))) wrong.push(`${path} → ${target}`);
      } else {
        const rule = packages.find(({ name }) => name.test(specifier));
        if (rule && !rule.only.some(place => path.startsWith(place))) wrong.push(`${path} → ${specifier}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});

test('no file imports itself, directly or through others', () => {
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    assert.ok(!trail.includes(path), `a cycle: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}`);
    if (done.has(path)) return;
    const text = files.get(path);
    if (text === undefined) return;
    for (const specifier of importsOf(text, true)) {
      if (specifier.startsWith('.')) visit(posix.join(posix.dirname(path), specifier), [...trail, path]);
    }
    done.add(path);
  };
  for (const path of files.keys()) visit(path, []);
});

test('every file begins with a comment that says what it is for', () => {
  for (const [path, text] of files) assert.match(text, /^(#!.*\n)?(\/\/ .{20,}|\/\*\* .{20,})/, path);
});

test('the inner layers are synchronous, without clock, chance or output', () => {
  for (const [path, text] of files) {
    if (!pure.some(place => isIn(place, path))) continue;
    const code = text.replace(/\/\/.*|\/\*[\s\S]*?\*\/|`(?:\\.|[^`\\])*`|'(?:\\.|[^'\\\n])*'/g, '');
    assert.doesNotMatch(code, /\b(?:await|async|Date\.now|new Date|Math\.random|console|setTimeout|process\.)\b/, path);
  }
});

test('one name, one place: no default exports, no re-exports', () => {
  for (const [path, text] of files) assert.doesNotMatch(text, /^export (?:default|\*|\{[^}]*\} from|type \{[^}]*\} from)/m, path);
});

test('files stay small enough to read', t => {
  const lengths = [...files]
    .filter(([path]) => !path.startsWith('test/') && !path.startsWith('server/data/'))
    .map(([path, text]) => ({ path, lines: text.split('\n').length }))
    .sort((a, b) => a.lines - b.lines);
  const long = lengths.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`);
  t.diagnostic(
    `${lengths.length} files, median ${lengths[lengths.length >> 1]?.lines} lines${long.length > 0 ? `, over 300: ${long.join(', ')}` : ''}`,
  );
  assert.deepEqual(
    lengths.filter(({ lines }) => lines > 450).map(({ path }) => path),
    [],
  );
});

function collect(folder: string): void {
  for (const entry of readdirSync(root + folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!['fixtures', 'out', 'node_modules', '__pycache__'].includes(entry.name)) collect(path);
    } else if (path.endsWith('.ts')) files.set(path, readFileSync(root + path, 'utf8'));
  }
}

function partOf(path: string): string | undefined {
  return Object.keys(mayImport)
    .filter(part => isIn(part, path))
    .sort((a, b) => b.length - a.length)[0];
}

function isIn(place: string, path: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

/** The specifiers a file imports; with `runtime`, only those that remain when types are stripped. */
function importsOf(text: string, runtime = false): readonly string[] {
  const found = [...text.matchAll(/^(?:import|export)\b(?<clause>[^'";]*?)\bfrom '(?<from>[^']+)'/gm)]
    .filter(({ groups }) => !runtime || !/^\s*type\b/.test(groups!.clause!))
    .map(({ groups }) => groups!.from!);
  const bare = [...text.matchAll(/^import '([^']+)'|\bimport\('([^']+)'\)/gm)].map(match => match[1] ?? match[2]!);
  return [...found, ...bare];
}
