// The same answers for a terminal and a CI job: `nginx-paste check|links|format|generate|rules|explain`. Reads what it is given, writes to
// standard output unless told otherwise.

import { existsSync, writeFileSync } from 'node:fs';
import manifest from '../package.json' with { type: 'json' };
import { parseArguments, type Request, usage } from './cli/arguments.ts';
import { explain, listRules } from './cli/explain.ts';
import { formatted, isReadable, writeBack } from './cli/format.ts';
import { generate } from './cli/generate.ts';
import { linksTable } from './cli/links-table.ts';
import { nameHere, type Read, read } from './cli/read.ts';
import { report } from './cli/report.ts';
import type { Severity } from './core/rule.ts';
import { judge } from './judge.ts';
import { rules } from './rules.ts';

/** Exit codes: all is well, findings worse than tolerated, and a request that cannot be carried out. */
const exit = { well: 0, findings: 1, refused: 2 } as const;

const worst: readonly (Severity | 'none')[] = ['none', 'hint', 'information', 'warning', 'error'];

// Whoever reads our output may stop before its end (`| head`): then there is nobody left to tell.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? exit.well : exit.refused));

run(process.argv.slice(2)).then(code => {
  process.exitCode = code;
});

async function run(words: readonly string[]): Promise<number> {
  const request = parseArguments(words);
  if ('problem' in request) return refuse(request.problem);
  switch (request.command) {
    case 'help':
      return say(usage);
    case 'version':
      return say(`${manifest.version}\n`);
    case 'rules':
      return say(listRules(rules));
    case 'explain': {
      const text = explain(rules, request.code);
      return typeof text === 'string' ? say(text) : refuse(text.problem);
    }
    default:
      return withFiles(request);
  }
}

async function withFiles(request: Extract<Request, { command: 'check' | 'links' | 'format' | 'generate' }>): Promise<number> {
  const found = await read(request.command === 'generate' ? [request.file] : request.paths, request.settings, percent =>
    showProgress('reading', percent),
  );
  clearProgress();
  if ('problem' in found) return refuse(found.problem);
  const { snapshot, meant, passedOver } = found;
  if (passedOver.length > 0) {
    process.stderr.write(`nginx-paste: neither nginx nor Paste Deploy by name or text, and passed over: ${passedOver.join(', ')}\n`);
  }
  if (request.command === 'links') return say(linksTable(snapshot, request.format, nameHere));
  if (request.command === 'format') return format(found, request);
  if (request.command === 'generate') {
    const [file, ...others] = meant;
    if (file === undefined || others.length > 0 || snapshot.complete)
      return refuse(`"${request.file}" is a folder; name the file to generate from`);
    const made = generate(snapshot, file, request.what, request.options);
    if ('problem' in made) return refuse(made.problem);
    return request.write ? write(made.path(request.file), made.text) : say(made.text);
  }
  const judged = meant.map((file, index) => {
    showProgress('judging', Math.floor((100 * index) / meant.length));
    return { file, name: nameHere(file.uri), diagnostics: judge(snapshot, file) };
  });
  clearProgress();
  say(report(request.format, judged, snapshot, rules, nameHere));
  const tooBad = judged.some(({ diagnostics }) =>
    diagnostics.some(({ severity }) => worst.indexOf(severity) > worst.indexOf(request.tolerated)),
  );
  return tooBad ? exit.findings : exit.well;
}

/** Prints one formatted file, or writes or tells of all that formatting changes. */
function format({ snapshot, meant }: Read, { mode, indent }: Extract<Request, { command: 'format' }>): number {
  if (mode === 'print' && (meant.length !== 1 || snapshot.complete))
    return refuse('only one file can be printed: format more with --write, or see with --check which would change');
  let code: number = exit.well;
  for (const file of meant) {
    const name = nameHere(file.uri);
    const text = formatted(snapshot, file, indent);
    if (!isReadable(file)) code = refuse(`"${name}" is not all UTF-8; it was left as it is`);
    else if (mode === 'print') say(text);
    else if (text !== file.text) {
      const problem = mode === 'write' ? writeBack(file, text) : undefined;
      if (problem !== undefined) code = refuse(`"${name}" ${problem}`);
      else say(`${name}\n`);
      if (mode === 'check') code = Math.max(code, exit.findings);
    }
  }
  return code;
}

function say(text: string): number {
  process.stdout.write(text);
  return exit.well;
}

function refuse(problem: string): number {
  process.stderr.write(`nginx-paste: ${problem}\n`);
  return exit.refused;
}

function write(path: string, text: string): number {
  if (existsSync(path)) return refuse(`"${path}" exists already; nothing was written`);
  writeFileSync(path, text);
  process.stderr.write(`wrote ${path}\n`);
  return exit.well;
}

let progress = '';

/** On a terminal, and only there. */
function showProgress(doing: string, percent: number): void {
  const text = `${doing}… ${percent} %`;
  if (!process.stderr.isTTY || text === progress) return;
  process.stderr.write(`\r\x1b[K${text}`);
  progress = text;
}

function clearProgress(): void {
  if (progress !== '') process.stderr.write('\r\x1b[K');
  progress = '';
}
