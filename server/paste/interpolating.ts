// Which options somebody reads with their interpolations resolved: all that paste.deploy loads, [DEFAULT], and what logging.config reads.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { Settings } from '../core/settings.ts';
import { groupOf } from '../data/paste-sections.ts';
import { isDefaultKey } from './interpolation.ts';
import { isInterpolated, isLoggingSection, isReadByLogging } from './logging.ts';
import { syntaxTree } from './parser.ts';
import type { Option, Section } from './tree.ts';

/** An option with its section. */
type Interpolated = { readonly section: Section; readonly option: Option };

/** Every option of a file with a `%` in its value whose interpolations are resolved. */
export function interpolated({ settings }: Snapshot, file: SourceFile): readonly Interpolated[] {
  return bySettings(settings)(file);
}

const bySettings = memo((settings: Settings) =>
  memo((file: SourceFile): readonly Interpolated[] => {
    const { sections } = syntaxTree(file);
    const isPaste = sections.some(section => groupOf(section.kind) !== undefined);
    return sections.flatMap(section => {
      const options = section.options.filter(({ value }) => value.text.includes('%'));
      const isRead = options.length === 0 ? undefined : readerOf(settings, file, section, isPaste);
      return isRead === undefined ? [] : options.filter(isRead).map(option => ({ section, option }));
    });
  }),
);

function readerOf(settings: Settings, file: SourceFile, section: Section, isPaste: boolean): ((option: Option) => boolean) | undefined {
  if (section.name === 'DEFAULT') return isPaste ? () => true : undefined;
  if (groupOf(section.kind) !== undefined) return option => !isDefaultKey({ settings }, file, option.key);
  return isLoggingSection(section) && isReadByLogging(file, section) ? option => isInterpolated(section, option) : undefined;
}
