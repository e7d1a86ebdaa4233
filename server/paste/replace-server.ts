// Turns a section of one server into a section of another that means the same, as the servers' facts say. For the fixes of several rules.

import type { SourceFile } from '../core/language.ts';
import type { Fix } from '../core/rule.ts';
import type { TextEdit } from '../core/text.ts';
import { t } from '../core/translate.ts';
import type { Replacement } from '../data/paste-types.ts';
import { isPath } from './addresses.ts';
import { addOption, removeOption, renameOption, setValue } from './edits.ts';
import type { Reading } from './options.ts';
import type { Option } from './tree.ts';

/**
 * The fixes that replace a server by its successors, the preferred one first. A path given as host goes into the successor's option for
 * sockets; a successor without one is then left out. None when `use` stands in another section.
 */
export function replacements(file: SourceFile, reading: Reading): readonly Fix[] {
  const { reader, section } = reading;
  const use = section.options.find(option => option.key === 'use');
  if (reader.kind !== 'server' || use === undefined || !use.value.text.startsWith('egg:')) return [];
  return (reader.facts.status?.replacements ?? []).flatMap(replacement => {
    const edits = editsFor(file, reading, replacement, use);
    return edits === undefined ? [] : [{ title: titleOf(reading, replacement), edits: [{ uri: file.uri, edits }] }];
  });
}

function editsFor(file: SourceFile, reading: Reading, replacement: Replacement, use: Option): readonly TextEdit[] | undefined {
  const { section, given } = reading;
  const path = socketOf(reading, replacement);
  if (path !== undefined && replacement.socket === undefined) return undefined;
  const edits: TextEdit[] = [setValue(use, replacement.use)];
  for (const option of section.options) {
    if (option === use || /^[sg]et /.test(option.key) || option.key === 'require') continue;
    const name =
      path !== undefined && option.key === replacement.socket!.from
        ? replacement.socket!.to
        : path !== undefined && replacement.socket!.drop.includes(option.key)
          ? undefined
          : replacement.renames[option.key];
    if (name === undefined) edits.push(removeOption(file, option));
    else if (name !== option.key) edits.push(renameOption(option, name));
    if (name === replacement.socket?.to && /^unix:/i.test(option.value.text))
      edits.push(setValue(option, option.value.text.replace(/^unix:/i, '')));
  }
  const missing = (path === undefined ? replacement.keep : replacement.socket!.add).filter(({ name }) => !given.has(name));
  const last = section.options.at(-1);
  if (missing.length > 0)
    edits.push(...missing.map(({ name, value }) => addOption(file, section, addAfter(section.options, use, last), name, value)));
  return edits;
}

/** New options follow the one that names the socket, or else `use`. */
function addAfter(options: readonly Option[], use: Option, last: Option | undefined): Option {
  return options.find(option => isPath(option.value.text)) ?? use ?? last;
}

function socketOf({ given }: Reading, replacement: Replacement): string | undefined {
  const text = given.get(replacement.socket?.from ?? 'host')?.text;
  return text !== undefined && isPath(text) ? text : undefined;
}

function titleOf({ given }: Reading, { use, socket }: Replacement): string {
  const path = socket !== undefined && isPath(given.get(socket.from)?.text ?? '');
  return path ? t`Change to ${use} with ${socket.to}` : t`Change to ${use}`;
}
