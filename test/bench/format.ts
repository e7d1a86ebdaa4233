// Formatting of generated 1 MB files beside the parse of the same text, for both languages. Prints the median of seven runs; asserts nothing.

import type { FormatOptions } from '../../server/core/answers.ts';
import type { Language } from '../../server/core/language.ts';
import { nginx } from '../../server/nginx/language.ts';
import { parse as parseNginx } from '../../server/nginx/parser.ts';
import { paste } from '../../server/paste/language.ts';
import { parse as parsePaste } from '../../server/paste/parser.ts';
import { generatedConfiguration } from './generated.ts';

const options: FormatOptions = { tabSize: 2, insertSpaces: true };
const section = (index: number) => `[app:a${index}]\nuse=egg:x\nkey${index} = value\n  continued\nother.key   = 12\n`;
const pasteText = Array.from({ length: 17_000 }, (_, index) => section(index)).join('\n');

compare('nginx', nginx, generatedConfiguration(1_000_000), parseNginx);
compare('paste', paste, pasteText, parsePaste);

function compare(name: string, language: Language, text: string, parse: (text: string) => unknown): void {
  const parsing = median(() => parse(text));
  const formatting = median(() => language.format!({ uri: `file:///${name}`, language, version: 0, text }, options));
  const size = (text.length / 1e6).toFixed(2);
  console.log(
    `${name} ${size} MB: parse ${parsing.toFixed(1)} ms, format ${formatting.toFixed(1)} ms, ${(formatting / parsing).toFixed(1)} times`,
  );
}

function median(run: () => unknown): number {
  const times = Array.from({ length: 8 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.slice(1).sort((a, b) => a - b)[3]!;
}
