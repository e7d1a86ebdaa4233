// What rules over wires share: both ends with what holds there, places to point at, and fixes at either end.

import type { EndpointFacts, Fact, WantedFacts } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { Finding, Fix } from '../core/rule.ts';
import type { Span, TextEdit } from '../core/text.ts';
import { t } from '../core/translate.ts';
import { shortName } from '../core/uri.ts';
import { locationOf } from './definition.ts';
import { factsOf } from './facts.ts';
import type { Site } from './join.ts';
import { anybodyListens, counterparts, sitesOf, type Wire, wiresOf } from './links.ts';
import { served } from './occasions.ts';

/** A wire with what holds at its ends; `from` includes what the group of the member says. */
export type Ends = Wire & { readonly snapshot: Snapshot; readonly from: EndpointFacts; readonly to: EndpointFacts };

type Report = (finding: Finding) => void;
type Check = (ends: Ends, report: Report) => void;

/** What a rule does that looks at wires: over all of a file, where the same finding is reported once, and over one. */
type WireCheck = { readonly check: (snapshot: Snapshot, file: SourceFile, report: Report) => void; readonly checkWire: Check };

/** A rule's check that looks at every wire which starts in a file. */
export function alongWires(check: Check): WireCheck {
  return { checkWire: check, check: (snapshot, file, report) => visit(snapshot, file, 'connect', check, report) };
}

/** A rule's check that looks at every wire which ends in a file. */
export function atListeners(check: Check): WireCheck {
  return { checkWire: check, check: (snapshot, file, report) => visit(snapshot, file, 'listen', check, report) };
}

/** A wire with what holds at its ends. */
export function endsOfWire(snapshot: Snapshot, wire: Wire): Ends {
  const { connect, listen, member } = wire;
  const from = { ...(member && factsOf(snapshot, member)), ...factsOf(snapshot, connect) };
  return { ...wire, snapshot, from, to: factsOf(snapshot, listen) };
}

/** `[server:main] in app.ini`. */
export function nameOf(snapshot: Snapshot, site: Site): string {
  return t`${site.owner} in ${shortName(site.file.uri, snapshot.roots)}`;
}

/** Where a fact is written at the site, or the site's address where it is a default or stands in another file. */
export function spanOf(site: Site, fact: Fact<unknown> | undefined): Span {
  return fact?.span !== undefined && fact.uri === undefined ? fact.span : site.span;
}

/** The other end, as related information: where the fact is written, else its address. */
export function related(site: Site, message: string, fact?: Fact<unknown>): NonNullable<Finding['related']> {
  const place = fact?.span === undefined ? locationOf(site) : { uri: fact.uri ?? site.file.uri, span: fact.span };
  return [{ ...place, message }];
}

/** A fix that makes something hold at one end; none where that end cannot say it. */
export function fixAt(snapshot: Snapshot, site: Site, title: string, wanted: WantedFacts): readonly Fix[] {
  const edits = site.file.language.configure?.(snapshot, site.file, site, wanted);
  return edits === undefined || edits.length === 0 ? [] : [{ title, edits: [{ uri: site.file.uri, edits }] }];
}

function visit(snapshot: Snapshot, file: SourceFile, role: Site['role'], check: Check, report: Report): void {
  if (!anybodyListens(snapshot)) return;
  const wires = endsOf(snapshot, file, role);
  if (wires.length < 2) {
    for (const ends of wires) check(ends, report);
    return;
  }
  const found = new Map<string, Finding>();
  for (const ends of wires) {
    const name = nameOf(snapshot, ends.listen);
    check(ends, finding => {
      const key = `${finding.span.start}-${finding.span.end} ${finding.message.replace(name, '')}`;
      found.set(key, together(found.get(key), finding));
    });
  }
  for (const finding of found.values()) report(finding);
}

/** What is wrong in the same way with several listeners, as files for several occasions have them: told of the first, it points at all and cures all. */
function together(first: Finding | undefined, finding: Finding): Finding {
  if (first === undefined || first.message === finding.message) return first ?? finding;
  const fixes = (first.fixes ?? []).flatMap(fix => {
    const other = finding.fixes?.find(({ title }) => title === fix.title);
    return other === undefined ? [] : [{ ...fix, edits: allEdits(fix, other) }];
  });
  return { ...first, related: [...(first.related ?? []), ...(finding.related ?? [])], fixes };
}

/** The edits of two fixes by file; those that both make once. */
function allEdits(fix: Fix, other: Fix): Fix['edits'] {
  const same = (a: TextEdit) => (b: TextEdit) => a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
  const both = fix.edits.map(({ uri, edits }) => {
    const more = other.edits.filter(edit => edit.uri === uri).flatMap(edit => edit.edits);
    return { uri, edits: [...edits, ...more.filter(edit => !edits.some(same(edit)))] };
  });
  return [...both, ...other.edits.filter(({ uri }) => !fix.edits.some(edit => edit.uri === uri))];
}

/** Whether requests go this way on the machine that nginx is for: to a server that understands them, where one does. */
export function isInUse(snapshot: Snapshot, { connect, listen, member }: Wire): boolean {
  if (listen.open || member?.down) return false;
  const listeners = counterparts(snapshot, member ?? connect).filter(({ open }) => !open);
  const understood = listeners.filter(({ protocol }) => protocol === connect.protocol);
  return served(understood.length > 0 ? understood : listeners).includes(listen);
}

/** The wires in use that start or end in a file; the same for every rule. */
function endsOf(snapshot: Snapshot, file: SourceFile, role: Site['role']): readonly Ends[] {
  const known = endsKnown(snapshot)[role];
  let ends = known.get(file);
  if (ends === undefined) {
    ends = sitesOf(snapshot, file)
      .filter(site => site.role === role && site.group === undefined && !site.open)
      .flatMap(site => wiresOf(snapshot, site))
      .filter(wire => isInUse(snapshot, wire))
      .map(wire => endsOfWire(snapshot, wire));
    known.set(file, ends);
  }
  return ends;
}

const endsKnown = memo((_: Snapshot) => ({
  listen: new Map<SourceFile, readonly Ends[]>(),
  connect: new Map<SourceFile, readonly Ends[]>(),
}));
