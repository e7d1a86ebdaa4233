// textDocument/documentSymbol of Paste files: sections and their options.

import type { Outline } from '../core/answers.ts';
import type { SourceFile } from '../core/language.ts';
import { syntaxTree } from './parser.ts';
import type { Section } from './tree.ts';

/** The sections of a file with their options; the detail of a section is what it uses. */
export function outline(file: SourceFile): readonly Outline[] {
  return syntaxTree(file).sections.map(section => ({
    // Brackets that are just being typed hold no name yet.
    name: /^[\s\]]*$/.test(section.name) ? '[ ]' : section.name,
    ...withDetail(detailOf(section)),
    kind: section.kind === 'server' ? 'server' : 'section',
    span: section,
    nameSpan: section.nameSpan,
    children: section.options.map(({ start, end, key, keySpan, value }) => ({
      name: key,
      ...withDetail(oneLine(value.text)),
      kind: 'option',
      span: { start, end },
      nameSpan: keySpan,
      children: [],
    })),
  }));
}

function detailOf(section: Section): string {
  const option = section.options.find(({ key }) => key === 'use' || key === 'pipeline' || /^paste\.\w+_(factory|runner)$/.test(key));
  return option === undefined ? '' : oneLine(option.value.text);
}

function withDetail(detail: string): { readonly detail?: string } {
  return detail === '' ? {} : { detail };
}

function oneLine(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
