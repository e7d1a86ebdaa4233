// From our answers, plain data with offsets, to the types of the protocol. Completions and outlines have files of their own.

import {
  type CodeLens,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  InlayHintKind,
  type LocationLink,
  type Diagnostic as ProtocolDiagnostic,
  type Hover as ProtocolHover,
  type InlayHint as ProtocolInlayHint,
  type SignatureHelp,
} from 'vscode-languageserver';
import {
  type Highlight,
  type Hover,
  type InlayHint,
  type Lens,
  type Link,
  type Location,
  type SemanticToken,
  type Signatures,
  tokenModifiers,
  tokenTypes,
} from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Diagnostic, Severity } from '../core/rule.ts';
import { encloses } from '../core/text.ts';
import { shortName } from '../core/uri.ts';
import { ruleScheme, showTargetsCommand, type Target } from '../protocol.ts';
import type { Client } from './client.ts';
import { rangeIn, toLocations, toPosition, toRange } from './positions.ts';

export function toHover(file: SourceFile, { span, markdown }: Hover): ProtocolHover {
  return { contents: { kind: 'markdown', value: markdown }, range: toRange(file, span) };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A finding; for our own client, which has the page of rules with it, its code leads there. */
export function toDiagnostic(snapshot: Snapshot, file: SourceFile, client: Client, diagnostic: Diagnostic): ProtocolDiagnostic {
  const { span, message, severity, code, tag, related = [] } = diagnostic;
  const relatedInformation = related.flatMap(place =>
    toLocations(snapshot, [place]).map(location => ({ location, message: place.message })),
  );
  return {
    range: toRange(file, span),
    message,
    severity: severities[severity],
    code,
    ...(client.isOurs && { codeDescription: { href: `${ruleScheme}:/${code}.md` } }),
    source: 'nginx-paste',
    ...(tag && { tags: [tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary] }),
    ...(relatedInformation.length > 0 && { relatedInformation }),
  };
}

/** Places with what belongs to each, and the text of `from` the question was asked about. */
export function toLocationLinks(snapshot: Snapshot, from: SourceFile, locations: readonly Location[]): LocationLink[] {
  return locations.map(({ uri, span, whole, origin }) => ({
    targetUri: uri,
    targetSelectionRange: rangeIn(snapshot, uri, span),
    targetRange: rangeIn(snapshot, uri, whole && encloses(whole, span) ? whole : span),
    ...(origin && { originSelectionRange: toRange(from, origin) }),
  }));
}

export function toHighlight(file: SourceFile, { span, write }: Highlight): DocumentHighlight {
  return { range: toRange(file, span), kind: write ? DocumentHighlightKind.Write : DocumentHighlightKind.Read };
}

/** A lens; only our own client knows the command that makes it clickable. */
export function toLens(snapshot: Snapshot, file: SourceFile, client: Client, { span, title, targets }: Lens): CodeLens {
  const jumps = client.isOurs && targets.length > 0;
  const command = jumps ? { command: showTargetsCommand, arguments: [title, toTargets(snapshot, targets)] } : { command: '' };
  return { range: toRange(file, span), command: { title, ...command } };
}

/** Places for the client's picker. */
export function toTargets(snapshot: Snapshot, locations: readonly Location[]): Target[] {
  return locations.map(({ uri, span }) => {
    const { start, end } = rangeIn(snapshot, uri, span);
    const text = snapshot.files.get(uri)?.text.slice(span.start, span.end) ?? '';
    return {
      uri,
      line: start.line,
      character: start.character,
      endLine: end.line,
      endCharacter: end.character,
      label: `${shortName(uri, snapshot.roots)}:${start.line + 1}`,
      text,
    };
  });
}

/** A hint; a click on it leads to its target. */
export function toHint(
  snapshot: Snapshot,
  file: SourceFile,
  { offset, label, topic, tooltip, before, target }: InlayHint,
): ProtocolInlayHint {
  const [location] = target === undefined ? [] : toLocations(snapshot, [target]);
  return {
    position: toPosition(file, offset),
    label: location === undefined ? label : [{ value: label, location }],
    ...(topic === 'units' && { kind: InlayHintKind.Parameter }),
    ...(tooltip !== undefined && { tooltip: { kind: 'markdown' as const, value: tooltip } }),
    ...(before ? { paddingRight: true } : { paddingLeft: true }),
  };
}

export function toDocumentLink(file: SourceFile, { span, target, tooltip }: Link): DocumentLink {
  return { range: toRange(file, span), target, ...(tooltip !== undefined && { tooltip }) };
}

/** Tokens in the protocol's form: five numbers each, relative to the one before. Tokens that span lines are left out. */
export function toTokens(file: SourceFile, tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { span, type, modifiers = [] } of tokens) {
    const { start, end } = toRange(file, span);
    if (end.line !== start.line || span.end <= span.start) continue;
    const mask = modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0);
    data.push(start.line - line, start.line === line ? start.character - character : start.character);
    data.push(span.end - span.start, tokenTypes.indexOf(type), mask);
    ({ line, character } = start);
  }
  return data;
}

export function toSignatureHelp({ signatures, active, activeParameter }: Signatures): SignatureHelp {
  return {
    signatures: signatures.map(({ label, markdown, parameters }) => ({
      label,
      ...(markdown !== undefined && { documentation: { kind: 'markdown' as const, value: markdown } }),
      parameters: parameters.map(parameter => ({
        label: [parameter.span.start, parameter.span.end] as [number, number],
        ...(parameter.markdown !== undefined && { documentation: { kind: 'markdown' as const, value: parameter.markdown } }),
      })),
    })),
    activeSignature: active,
    activeParameter,
  };
}
