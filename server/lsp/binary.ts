// The real nginx, where the workspace is trusted and the host can run programs: asked for its version and modules, and run over the files.

import type { NginxBuild, Snapshot, SourceFile } from '../core/language.ts';
import type { Diagnostic } from '../core/rule.ts';
import { lineEnd, type Span } from '../core/text.ts';
import { t } from '../core/translate.ts';
import { isWithin, pathOf, resolveUri } from '../core/uri.ts';
import { readBuild } from '../nginx/build.ts';
import { readTestOutput, type TestMessage } from '../nginx/test-output.ts';
import type { Tested } from '../protocol.ts';

/** Runs a program without a shell; its exit code and all it printed, or undefined when it cannot be started or takes too long. */
export type Run = (command: string, args: readonly string[]) => Promise<{ readonly code: number; readonly output: string } | undefined>;

/** What the binary in use says of itself, or undefined. */
export async function askBuild(run: Run, { settings }: Snapshot): Promise<NginxBuild | undefined> {
  const answer = await run(settings['nginx.binary'] || 'nginx', ['-V']);
  return answer?.code === 0 ? readBuild(answer.output) : undefined;
}

/** Runs `nginx -t` over every main configuration file; `place` is told the findings of each file. */
export async function testNginx(
  run: Run,
  snapshot: Snapshot,
  place: (file: SourceFile, findings: readonly Diagnostic[]) => void,
): Promise<Tested> {
  const roots = [...snapshot.files.values()].filter(file => file.uri.startsWith('file:') && file.language.isRoot?.(snapshot, file));
  if (roots.length === 0)
    return { problem: t`no main configuration file is known: open the folder with nginx.conf, or set nginxPaste.nginx.root` };
  const byFile = new Map<SourceFile, Diagnostic[]>();
  const outputs: string[] = [];
  let ok = true;
  for (const root of roots) {
    const [command, ...args] = commandFor(snapshot, root);
    const answer = await run(command!, args);
    if (answer === undefined) return { problem: t`${command!} cannot be run: set nginxPaste.nginx.binary or nginxPaste.nginx.testCommand` };
    ok &&= answer.code === 0;
    outputs.push(answer.output.trim());
    for (const message of readTestOutput(answer.output)) {
      const file = fileAt(snapshot, message.path);
      if (file) byFile.set(file, [...(byFile.get(file) ?? []), toFinding(file, message)]);
    }
  }
  for (const [file, findings] of byFile) place(file, findings);
  return { ok, output: outputs.join('\n'), findings: [...byFile.values()].flat().length };
}

function commandFor({ settings }: Snapshot, root: SourceFile): readonly string[] {
  const path = pathOf(root.uri);
  const own = settings['nginx.testCommand'];
  if (own.length > 0) return own.map(word => word.replaceAll('${file}', path));
  return [settings['nginx.binary'] || 'nginx', '-t', '-c', path];
}

/** The file that a path in nginx's output means: the same path here, or where the setting `paths` says it is in the workspace. */
function fileAt(snapshot: Snapshot, path: string): SourceFile | undefined {
  for (const file of snapshot.files.values()) if (file.uri.startsWith('file:') && pathOf(file.uri) === path) return file;
  for (const [deployed, local] of Object.entries(snapshot.settings.paths)) {
    if (!isWithin(deployed, path)) continue;
    for (const root of snapshot.roots) {
      const file = snapshot.files.get(resolveUri(resolveUri(root, local), `.${path.slice(deployed.replace(/\/$/, '').length)}`));
      if (file) return file;
    }
  }
  return undefined;
}

function toFinding(file: SourceFile, { severity, message, line }: TestMessage): Diagnostic {
  return { code: 'nginx/test', severity, message: `nginx -t: ${message}`, span: lineSpan(file.text, line) };
}

/** The text of a line, counted from 1 as nginx does, by line feeds. */
function lineSpan(text: string, line: number): Span {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  const end = lineEnd(text, start);
  return { start: start + (/^\s*/.exec(text.slice(start, end))?.[0].length ?? 0), end };
}
