// The order in which nginx reads a configuration: an include is read in its place.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { Span } from '../core/text.ts';
import { includesIn, resolve, rootsOf } from './includes.ts';

type Site = { readonly file: SourceFile; readonly span: Span };

/** Whether nginx reads `first` before `second` when it starts with `root`, at least once. */
export function isReadBefore(snapshot: Snapshot, root: SourceFile, first: Site, second: Site): boolean {
  const stretches = stretchesOf(snapshot)(root);
  const before = stretches.findIndex(stretch => holds(stretch, first));
  const after = stretches.findLastIndex(stretch => holds(stretch, second));
  return before >= 0 && (before < after || (before === after && first.span.start < second.span.start));
}

/** Whether a place is read after another, which may be in another file of the same configurations. */
export function isAfter(snapshot: Snapshot, site: Site, other: Site): boolean {
  if (site.file === other.file) return other.span.start < site.span.start;
  return rootsOf(snapshot, site.file).every(root => isReadBefore(snapshot, root, other, site));
}

/** A stretch of a file that is read in one go, between two includes. */
type Stretch = { readonly file: SourceFile; readonly start: number; readonly end: number };

function holds({ file, start, end }: Stretch, site: Site): boolean {
  return file === site.file && start <= site.span.start && site.span.start < end;
}

/** More than this is a configuration whose includes multiply; its order is then not told beyond. */
const limit = 20000;

const stretchesOf = memo((snapshot: Snapshot) =>
  memo((root: SourceFile): readonly Stretch[] => {
    const stretches: Stretch[] = [];
    const open = new Set<SourceFile>();
    const read = (file: SourceFile): void => {
      if (open.has(file) || stretches.length > limit) return;
      open.add(file);
      let start = 0;
      for (const include of includesIn(file)) {
        stretches.push({ file, start, end: include.pattern.start });
        for (const target of resolve(snapshot, include).targets) read(target);
        start = include.pattern.end;
      }
      stretches.push({ file, start, end: file.text.length + 1 });
      open.delete(file);
    };
    read(root);
    return stretches;
  }),
);
