// The sections of a Paste file behind an endpoint, for the link map: the server, the application it serves, and what that is made of.

import type { Holder } from '../core/answers.ts';
import type { Endpoint } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { t } from '../core/translate.ts';
import { shortName } from '../core/uri.ts';
import { groupOf } from '../data/paste-sections.ts';
import { findSections, targetOf, useOf } from './loader.ts';
import { syntaxTree } from './parser.ts';
import { mentionsIn } from './symbols.ts';
import type { Section } from './tree.ts';

/** How many sections one server may lead to before the picture stops being one. */
const most = 40;

/**
 * The server's section, then the application called `main` as every launcher serves it (paste.deploy.loadapp), then the applications it
 * names in turn, each leading from the one that names it.
 */
export function holders(snapshot: Snapshot, file: SourceFile, endpoint: Endpoint): readonly Holder[] {
  const server = syntaxTree(file).sections.find(({ start }) => start === endpoint.ownerSpan.start);
  if (server === undefined) return [];
  const found: Holder[] = [holder(snapshot, file, server, 'server')];
  const [main] = findSections(file, 'app', 'main');
  if (main !== undefined) addApp(snapshot, file, main, 0, found);
  return found;
}

function addApp(snapshot: Snapshot, file: SourceFile, section: Section, from: number, found: Holder[]): void {
  if (found.length >= most || found.some(({ uri, span }) => uri === file.uri && span.start === section.start)) return;
  const index = found.push({ ...holder(snapshot, file, section, 'app'), from }) - 1;
  for (const mention of mentionsIn(snapshot, file, section)) {
    if (mention.group !== 'app') continue;
    const target = targetOf(snapshot, file, mention.group, mention.use);
    if (target.kind !== 'section' || groupOf(target.place.section.kind) !== 'app') continue;
    addApp(snapshot, target.place.file, target.place.section, index, found);
  }
}

function holder(snapshot: Snapshot, file: SourceFile, section: Section, kind: 'server' | 'app'): Holder {
  const use = useOf(snapshot, file, section)?.text;
  const filters = mentionsIn(snapshot, file, section).filter(({ role, group }) => role === 'pipeline' && group === 'filter');
  const made = use ?? (filters.length > 0 ? t`through ${filters.map(({ text }) => text).join(t`, `)}` : undefined);
  const detail = kind === 'app' ? made : [made, shortName(file.uri, snapshot.roots)].filter(Boolean).join(' · ');
  return {
    kind,
    label: `[${section.name}]`,
    ...(detail !== undefined && { detail }),
    uri: file.uri,
    span: { start: section.start, end: section.end },
    nameSpan: section.header,
  };
}
