// Completion of values in the sections of logging: names that are listed or could be, levels, classes, arguments, styles.

import type { Completion } from '../core/answers.ts';
import type { SourceFile } from '../core/language.ts';
import { handlerClasses, levels, loggingLists, usualFormats } from '../data/paste-logging.ts';
import { type LoggingItem, loggingOf, loggingOption } from './logging.ts';
import { itemSpan, type ValueCursor, valueOffer } from './value-offer.ts';

/** The offers for a value of logging; undefined where another type says what may stand there. */
export function loggingValues(file: SourceFile, cursor: ValueCursor, offset: number): readonly Completion[] | undefined {
  const { section, option } = cursor;
  const key = option.key.toLowerCase();
  const list = loggingLists.find(candidate => candidate.list === section.name);
  if (list !== undefined && key === 'keys') {
    // Without the root logger no other can be set up.
    const isRootless = list.item === 'logger' && !loggingOf(file).listed.logger.has('root');
    return names(cursor, offset, isRootless ? ['root'] : members(file, list.item));
  }
  if (section.name.startsWith('logger_') && key === 'handlers') return names(cursor, offset, listed(file, 'handler'));
  if (section.name.startsWith('handler_')) {
    const own = section.name.slice('handler_'.length);
    if (key === 'formatter') return names(cursor, offset, listed(file, 'formatter'));
    if (key === 'target')
      return names(
        cursor,
        offset,
        listed(file, 'handler').filter(name => name !== own),
      );
    if (key === 'class') {
      return handlerClasses.map(({ name, parameters }) =>
        valueOffer(cursor, cursor.line, name, 'value', {
          detail: `(${parameters.join(', ')})`,
          docs: { language: 'paste-deploy', name, context: 'class' },
        }),
      );
    }
    if (key === 'args' && cursor.before === '') return argumentTuple(cursor);
  }
  if (/^(?:logger|handler)_/.test(section.name) && key === 'level') {
    return levels.map(level => valueOffer(cursor, cursor.line, level, 'value'));
  }
  if (section.name.startsWith('formatter_') && key === 'format' && cursor.before === '') {
    const usual = usualFormats[loggingOption(section, 'style')?.value.text ?? '%'];
    return usual === undefined ? [] : [valueOffer(cursor, { start: offset, end: offset }, usual, 'value')];
  }
  return undefined;
}

function names(cursor: ValueCursor, offset: number, candidates: readonly string[]): readonly Completion[] {
  const span = itemSpan(cursor, offset, 'commas');
  const typed = cursor.option.value.text.split(',').map(name => name.trim());
  const current = cursor.before.slice(cursor.before.lastIndexOf(',') + 1).trim();
  return [...new Set(candidates)]
    .filter(name => name === current || !typed.includes(name))
    .map(name => valueOffer(cursor, span, name, 'reference'));
}

/** The tuple that the class of this handler takes, with its needed arguments as tab stops. */
function argumentTuple(cursor: ValueCursor): readonly Completion[] {
  const type = loggingOption(cursor.section, 'class')?.value.text.replace(/^logging\./, '');
  const known = handlerClasses.find(({ name }) => name === type);
  if (known === undefined) return [];
  const needed = known.parameters.filter(parameter => !parameter.includes('='));
  const given =
    needed.length > 0 ? needed.map(name => (quoted.has(name) ? `'${name}'` : name)) : type === 'StreamHandler' ? ['sys.stderr'] : [];
  const stops = given.map((text, index) => `\${${index + 1}:${text}}`);
  const tuple = (parts: readonly string[]) => `(${parts.join(', ')}${parts.length === 1 ? ',' : ''})`;
  return [
    valueOffer(cursor, cursor.line, tuple(given), 'snippet', {
      insert: tuple(stops),
      snippet: true,
      detail: `(${known.parameters.join(', ')})`,
    }),
  ];
}

/** Parameters whose values are texts. */
const quoted = new Set(['filename', 'host', 'url', 'mailhost', 'fromaddr', 'toaddrs', 'subject', 'appname']);

function members(file: SourceFile, item: LoggingItem): readonly string[] {
  return loggingOf(file).members.flatMap(member => (member.item === item ? [member.name] : []));
}

function listed(file: SourceFile, item: LoggingItem): readonly string[] {
  return loggingOf(file).names.flatMap(mention =>
    mention.item === item && mention.from === 'list' && mention.name !== '' ? [mention.name] : [],
  );
}
