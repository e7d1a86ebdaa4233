// Refactoring: the options `host` and `port` of a server become the one that holds both, such as `listen`, and back.

import { change } from '../../core/action.ts';
import type { Action } from '../../core/answers.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import { lineBreakOf, type Span, touches } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { removeOption, renameOption, setValue } from '../edits.ts';
import { resolvedText } from '../interpolation.ts';
import { addressKeysOf, readingOf } from '../options.ts';
import { sectionAt, syntaxTree } from '../parser.ts';
import type { Option } from '../tree.ts';

/** Offered on one of these options, where both are written in this section and the server knows both ways. */
export function hostAndPort(snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const section = sectionAt(syntaxTree(file), span.start);
  const reading = section && readingOf(snapshot, file, section);
  if (section === undefined || reading?.reader.kind !== 'server') return [];
  const keys = addressKeysOf(reading.reader);
  const pair = keys.find(key => key.kind === 'pair');
  const whole = keys.find(key => key.kind === 'whole' && key.forms.includes('host:port'));
  if (pair?.kind !== 'pair' || whole?.kind !== 'whole') return [];
  const own = (name: string) => {
    const given = reading.given.get(name);
    return given?.own && !given.outer ? given.option : undefined;
  };
  const [host, port, both] = [own(pair.host), own(pair.port), own(whole.option)];
  const isHere = (option: Option | undefined): option is Option =>
    option !== undefined && touches(option, span.start) && touches(option, span.end) && option.value.lines.length === 1;
  const textOf = (option: Option | undefined) => option && resolvedText(snapshot, file, section, option);

  if ((isHere(host) || isHere(port)) && host && port && !reading.given.has(whole.option)) {
    if (!isName(textOf(host)) || !/^\d+$/.test(textOf(port) ?? '')) return [];
    const edits = [renameOption(host, whole.option), setValue(host, `${host.value.text}:${port.value.text}`), removeOption(file, port)];
    return [change(file, 'refactor.rewrite', t`Convert ${pair.host} and ${pair.port} to ${whole.option}`, edits)];
  }
  if (isHere(both) && !reading.given.has(pair.host) && !reading.given.has(pair.port)) {
    const [, name, number] = /^([^:\s,]+):(\d+)$/.exec(both.value.text) ?? [];
    if (name === undefined || both.value.text !== textOf(both) || !isName(name)) return [];
    const end = lineBreakOf(file.text);
    const edits = [renameOption(both, pair.host), setValue(both, `${name}${end}${pair.port} = ${number}`)];
    return [change(file, 'refactor.rewrite', t`Convert ${whole.option} to ${pair.host} and ${pair.port}`, edits)];
  }
  return [];
}

/** A host by name or IPv4 address, which is written alike in both ways. */
function isName(text: string | undefined): boolean {
  return text !== undefined && /^[\w.-]+$/.test(text);
}
