// Sections that name each other in a circle.

import type { Snapshot } from '../../core/language.ts';
import { t } from '../../core/translate.ts';
import { type Place, targetOf } from '../loader.ts';
import type { PasteRule } from '../rule.ts';
import { mentionsIn } from '../symbols.ts';
import type { Section } from '../tree.ts';

export const referenceCycle: PasteRule = {
  code: 'paste/reference-cycle',
  severity: 'error',
  strikes: 'loading',
  docs: 'A section leads back to itself through `use`, `pipeline`, `next`, `filter-with` or the values of a composite. paste.deploy follows the names until Python stops it with `RecursionError`.',
  examples: {
    bad: [
      `
[app:main]
use = base
[app:base]
use = main
#     ^^^^ error[paste/reference-cycle] [app:base] leads back to itself through [app:main]
[pipeline:p]
pipeline = p
#          ^ warning[paste/reference-cycle] [pipeline:p] names itself
`,
    ],
    good: ['[app:main]\nuse = base\n[app:base]\nuse = egg:demo\n'],
  },
  checkMention({ snapshot, file }, mention, report) {
    if (mention.guess) return;
    const target = targetOf(snapshot, file, mention.group, mention.use);
    if (target.kind !== 'section') return;
    const { place } = target;
    // A circle is told once in each file: at the name that leads back up, of which every circle has one.
    if (place.file === file && place.section.start > mention.section.start) return;
    if (!reaches(snapshot, place, mention.section)) return;
    report({
      span: mention.span,
      message:
        place.section === mention.section
          ? t`[${mention.section.name}] names itself`
          : t`[${mention.section.name}] leads back to itself through [${place.section.name}]`,
      related: [{ uri: place.file.uri, span: place.section.header, message: `[${place.section.name}]` }],
    });
  },
};

/** More sections than any real file goes through before it comes to its factories. */
const mostSections = 500;

/** Whether a section is at, or is reached from, a place; no where that takes too long to find out. */
function reaches(snapshot: Snapshot, from: Place, wanted: Section): boolean {
  const seen = new Set<Section>();
  const waiting = [from];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (place.section === wanted) return true;
    if (seen.has(place.section)) continue;
    if (seen.size > mostSections) return false;
    seen.add(place.section);
    for (const mention of mentionsIn(snapshot, place.file, place.section)) {
      const target = mention.guess ? undefined : targetOf(snapshot, place.file, mention.group, mention.use);
      if (target?.kind === 'section') waiting.push(target.place);
    }
  }
  return false;
}
