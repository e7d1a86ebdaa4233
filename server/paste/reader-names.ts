// How messages and hovers call whoever reads a section.

import type { Reader } from './options.ts';

/** `waitress`, `Paste#static`, `Pyramid`, `[uwsgi]`. */
export function nameOfReader(reader: Reader): string {
  switch (reader.kind) {
    case 'server':
      return reader.facts.title;
    case 'factory':
      return reader.facts.egg;
    case 'app':
      return 'Pyramid';
    case 'section':
      return `[${reader.facts.name.replace('*', '…')}]`;
  }
}
