// How messages and hovers call whoever reads a section.

import type { Reader } from './options.ts';
import type { Section } from './tree.ts';

/** `waitress`, `Paste#static`, `Pyramid`, `[uwsgi]`; `[logger_app]` where the `section` is at hand, else `[logger_…]`. */
export function nameOfReader(reader: Reader, section?: Section): string {
  switch (reader.kind) {
    case 'server':
      return reader.facts.title;
    case 'factory':
      return reader.facts.egg;
    case 'source':
      return reader.facts.name;
    case 'app':
      return 'Pyramid';
    case 'section':
      return `[${section?.name ?? reader.facts.name.replace('*', '…')}]`;
  }
}
