// Which options somebody reads with their interpolations resolved: all that paste.deploy loads, [DEFAULT], and what logging.config reads.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { groupOf } from '../data/paste-sections.ts';
import { isDefaultKey } from './interpolation.ts';
import { isInterpolated, isLoggingSection, isReadByLogging } from './logging.ts';
import { syntaxTree } from './parser.ts';
import type { Option, Section } from './tree.ts';

/** Every option of a file whose interpolations are resolved, with its section. */
export function* interpolated(snapshot: Snapshot, file: SourceFile): Generator<{ readonly section: Section; readonly option: Option }> {
  const { sections } = syntaxTree(file);
  const isPaste = sections.some(section => groupOf(section.kind) !== undefined);
  for (const section of sections) {
    const isRead = readerOf(snapshot, file, section, isPaste);
    if (isRead !== undefined) for (const option of section.options) if (isRead(option)) yield { section, option };
  }
}

function readerOf(snapshot: Snapshot, file: SourceFile, section: Section, isPaste: boolean): ((option: Option) => boolean) | undefined {
  if (section.name === 'DEFAULT') return isPaste ? () => true : undefined;
  if (groupOf(section.kind) !== undefined) return option => !isDefaultKey(snapshot, file, option.key);
  return isLoggingSection(section) && isReadByLogging(file, section) ? option => isInterpolated(section, option) : undefined;
}
