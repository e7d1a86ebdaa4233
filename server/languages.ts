// The languages of the product, and which of them a file is written in.

import type { Language } from './core/language.ts';
import { nginx } from './nginx/language.ts';
import { paste } from './paste/language.ts';

export const languages: readonly Language[] = [nginx, paste];

/** The language with this id (a client's language id), or undefined when it is none of ours. */
export function languageById(id: string): Language | undefined {
  return languages.find(language => language.id === id);
}

/** The language that claims a file by its name and text, or undefined. `name` is the path below its workspace folder, or the whole path. */
export function languageOf(name: string, text: string): Language | undefined {
  return languages.find(language => language.recognise(name, text));
}
