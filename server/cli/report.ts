// Findings as text for a person, and as JSON, SARIF and GitHub annotations for programs.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { positionIn } from '../core/lines.ts';
import type { Diagnostic, RuleInfo, Severity } from '../core/rule.ts';
import type { checkFormats } from './arguments.ts';
import { explain, firstSentence } from './explain.ts';

/** A file and what is wrong with it. `name` is how the person named it. */
export type Judged = { readonly file: SourceFile; readonly name: string; readonly diagnostics: readonly Diagnostic[] };

/**
 * The findings in the wanted format, ending in a line break. `rules` are those that findings may name; `nameOf` says how the
 * person knows a file.
 */
export function report(
  format: (typeof checkFormats)[number],
  judged: readonly Judged[],
  snapshot: Snapshot,
  rules: readonly RuleInfo[],
  nameOf: (uri: string) => string,
): string {
  switch (format) {
    case 'human':
      return human(judged, snapshot, nameOf);
    case 'json':
      return `${JSON.stringify(
        judged.flatMap(one => plainFindings(one, snapshot, nameOf)),
        undefined,
        2,
      )}\n`;
    case 'github':
      return judged.flatMap(githubLines).join('');
    case 'sarif':
      return `${JSON.stringify(sarif(judged, snapshot, rules, nameOf), undefined, 2)}\n`;
  }
}

function human(judged: readonly Judged[], snapshot: Snapshot, nameOf: (uri: string) => string): string {
  if (judged.length === 0) return 'no nginx or Paste file is there; a file of another name is read when it is named itself\n';
  const lines: string[] = [];
  const counts = new Map<Severity, number>();
  for (const { file, name, diagnostics } of judged) {
    for (const { span, severity, message, code, related } of diagnostics) {
      const { line, column } = positionIn(file, span.start);
      counts.set(severity, (counts.get(severity) ?? 0) + 1);
      lines.push(`${name}:${line}:${column}: ${severity}: ${message} [${code}]`);
      for (const other of related ?? []) {
        const there = snapshot.files.get(other.uri);
        const place = there === undefined ? '' : `:${positionIn(there, other.span.start).line}`;
        lines.push(`    ${nameOf(other.uri)}${place}: ${other.message}`);
      }
    }
  }
  const summary = (['error', 'warning', 'information', 'hint'] as const)
    .filter(severity => counts.has(severity))
    .map(severity => plural(counts.get(severity)!, severity))
    .join(', ');
  lines.push(`${plural(judged.length, 'file')}: ${summary || 'nothing to say'}`);
  return `${lines.join('\n')}\n`;
}

/** Where another file is pointed at; its beginning when it is not in the snapshot. */
function startIn({ files }: Snapshot, { uri, span }: NonNullable<Diagnostic['related']>[number]) {
  const file = files.get(uri);
  return file === undefined ? { line: 1, column: 1 } : positionIn(file, span.start);
}

/** A file below this folder by its path from here, which viewers put behind the root they know; any other by its whole uri. */
function artifactUri(name: string, uri: string): string {
  return /^(?:\/|[A-Za-z]:|\.\.)/.test(name) ? uri : name.split(/[\\/]/).map(encodeURIComponent).join('/');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 || noun === 'information' ? '' : 's'}`;
}

function plainFindings({ file, name, diagnostics }: Judged, snapshot: Snapshot, nameOf: (uri: string) => string) {
  return diagnostics.map(({ span, severity, message, code, related = [] }) => ({
    file: name,
    ...positionIn(file, span.start),
    end: positionIn(file, span.end),
    severity,
    code,
    message,
    related: related.map(other => ({ file: nameOf(other.uri), ...startIn(snapshot, other), message: other.message })),
  }));
}

/** Workflow commands as GitHub documents them; their data is escaped as its toolkit does. */
function githubLines({ file, name, diagnostics }: Judged): readonly string[] {
  const kinds = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' } as const;
  return diagnostics.map(({ span, severity, message, code }) => {
    const start = positionIn(file, span.start);
    const end = positionIn(file, span.end);
    const properties = { file: name, line: start.line, col: start.column, endLine: end.line, endColumn: end.column, title: code };
    const list = Object.entries(properties).map(
      ([key, value]) => `${key}=${escaped(String(value)).replace(/:/g, '%3A').replace(/,/g, '%2C')}`,
    );
    return `::${kinds[severity]} ${list.join(',')}::${escaped(message)}\n`;
  });
}

function escaped(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

/** SARIF 2.1.0 (OASIS), with the rules that the findings name and what each of them means. */
function sarif(judged: readonly Judged[], snapshot: Snapshot, rules: readonly RuleInfo[], nameOf: (uri: string) => string) {
  const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const;
  const codes = new Set(judged.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)));
  const used = rules.filter(({ code }) => codes.has(code));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'nginx-paste',
            rules: used.map(({ code, docs, severity }) => ({
              id: code,
              shortDescription: { text: firstSentence(docs) },
              fullDescription: { text: docs },
              help: { text: explain(rules, code), markdown: docs },
              defaultConfiguration: { level: levels[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: judged.flatMap(({ file, name, diagnostics }) =>
          diagnostics.map(({ span, severity, message, code, related = [] }) => {
            const start = positionIn(file, span.start);
            const end = positionIn(file, span.end);
            return {
              ruleId: code,
              ruleIndex: used.findIndex(rule => rule.code === code),
              level: levels[severity],
              message: { text: message },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: artifactUri(name, file.uri) },
                    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
                  },
                },
              ],
              relatedLocations: related.map(other => {
                const { line, column } = startIn(snapshot, other);
                return {
                  message: { text: other.message },
                  physicalLocation: {
                    artifactLocation: { uri: artifactUri(nameOf(other.uri), other.uri) },
                    region: { startLine: line, startColumn: column },
                  },
                };
              }),
            };
          }),
        ),
      },
    ],
  };
}
