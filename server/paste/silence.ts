// Which sections need no second look. Most files of a workspace set up logging alike, and a file is judged again at every key: a section in
// which nothing was found is remembered by its text, and not shown again where all else that counts is the same. That is known only of
// sections that paste.deploy does not load; what comes of those it loads hangs on others.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { copyOf, memo, memoByText } from '../core/memo.ts';
import type { Settings } from '../core/settings.ts';
import { lineEnd } from '../core/text.ts';
import { loggingSections } from '../data/paste-logging.ts';
import { defaultOptions } from './interpolation.ts';
import { isReadByLogging, loggingOf } from './logging.ts';
import { optionFacts, sectionFacts } from './options.ts';
import { syntaxTree } from './parser.ts';
import type { Section } from './tree.ts';

/** The texts of sections with nothing wrong, apart by whether logging is set up in their file and whether they are read. */
export type Silences = readonly Set<string>[];

/**
 * What is remembered for a file: the same for all files of one reader under the same settings in the same environment. Undefined where a
 * text does not tell: in a template, and where logging sees options of [DEFAULT].
 */
export function silencesFor(snapshot: Snapshot, file: SourceFile): Silences | undefined {
  const tree = syntaxTree(file);
  if (tree.template !== undefined || tree.partial) return undefined;
  for (const key of defaultOptions(file).keys()) if (isInherited(key)) return undefined;
  return silences(snapshot.settings)(snapshot.distributions ?? none)(snapshot.python ?? none)(file.reader ?? 'newest');
}

/** Whether a section is known to have nothing wrong. */
export function isSilent(silent: Silences, file: SourceFile, section: Section): boolean {
  return silent[surroundings(file, section)]!.has(textOf(file, section));
}

/** Remembers that nothing is wrong with a section; the latest some thousand are kept. What an interpolation comes to, its text does not tell. */
export function remember(silent: Silences, file: SourceFile, section: Section): void {
  const texts = silent[surroundings(file, section)]!;
  if (section.options.some(({ key, value }) => value.text.includes('%') && !isRaw(section, key))) return;
  if (texts.size >= 4096) texts.clear();
  texts.add(copyOf(textOf(file, section)));
}

const none = {};
const silences = memo((_settings: Settings) =>
  memo((_distributions: object) =>
    memo((_python: object) => memoByText((_reader): Silences => [new Set(), new Set(), new Set(), new Set()])),
  ),
);

/** All that counts for a section beside its text. */
function surroundings(file: SourceFile, section: Section): number {
  return (loggingOf(file).active ? 1 : 0) + (isReadByLogging(file, section) ? 2 : 0);
}

/** All that is read of a section, and its whole header line. */
function textOf({ text }: SourceFile, { start, end, header, options }: Section): string {
  return text.slice(start, options.length > 0 ? end : lineEnd(text, header.end));
}

const isInherited = memoByText(key => loggingSections.some(facts => optionFacts(facts, key) !== undefined));

function isRaw({ name }: Section, key: string): boolean {
  const facts = sectionFacts(name);
  return facts !== undefined && optionFacts(facts, key)?.raw === true;
}
