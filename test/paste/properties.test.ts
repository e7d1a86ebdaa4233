// What holds of every text: reading never throws, loses nothing, and agrees with npm's `ini` where that agrees with configparser.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse as parseIni } from 'ini';
import { applyEdits } from '../../server/core/text.ts';
import * as features from '../../server/features.ts';
import { judge } from '../../server/judge.ts';
import { isSpace, linesOf } from '../../server/paste/lexer.ts';
import { parse, type Reader } from '../../server/paste/parser.ts';
import { type FixtureOptions, parseFixture, snapshotOf } from '../harness/fixture.ts';
import { holds } from '../harness/random.ts';

const readers: readonly Reader[] = ['newest', 'first-bracket', 'python2'];

/** Pieces that mean something to the reader, in any order, and anything else. */
const pieces = fc.constantFrom(
  '[',
  ']',
  '[app:main]',
  '[DEFAULT]',
  '[server:main]',
  '[pipeline:main]',
  '[filter-app:x]',
  '[composite:main]',
  '=',
  ':',
  ' ',
  '  ',
  '\t',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '#',
  ';',
  '%',
  '%%',
  '%(',
  ')s',
  '%(here)s',
  '%(a)s',
  'a',
  'b',
  'use = ',
  'egg:demo',
  'egg:waitress',
  'egg:Paste#urlmap',
  'config:',
  'call:',
  'main',
  'pipeline = ',
  'next = ',
  'filter-with = ',
  'set ',
  'get ',
  'require = ',
  '\u00a0',
  '\u2028',
  '\u0085',
  '\ufeff',
  '😀',
  '{{',
  '}}',
  '{%',
  '%}',
  '${',
  '}',
  '<%',
  '%>',
  '\x00',
  '/',
  '#main',
  '"',
  '[loggers]\nkeys = root',
  '[logger_root]',
  'args = (',
  'port = ',
  'unix_socket = ',
);
const text = fc
  .array(fc.oneof({ weight: 6, arbitrary: pieces }, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 60 })
  .map(parts => parts.join(''));

test('any text is read, by every reader, and every span lies in it and in order', () => {
  holds(
    fc.property(text, source => {
      for (const reader of readers) {
        const tree = parse(source, reader);
        let end = 0;
        for (const section of tree.sections) {
          assert.ok(
            end <= section.start && section.start < section.header.end && section.header.end <= section.end && section.end <= source.length,
          );
          assert.equal(source.slice(section.nameSpan.start, section.nameSpan.end), section.name);
          assert.equal(source.slice(section.titleSpan.start, section.titleSpan.end), section.title);
          end = section.header.end;
          for (const option of section.options) {
            assert.ok(end <= option.start && option.start < option.end && option.end <= section.end);
            assert.equal(source.slice(option.keySpan.start, option.keySpan.end), option.key);
            assert.match(source[option.delimiter]!, /[=:]/);
            assert.equal(option.value.lines.map(line => source.slice(line.start, line.end)).join('\n'), option.value.text);
            end = option.end;
          }
        }
        for (const { span } of tree.mistakes) assert.ok(span.start < span.end && span.end <= source.length);
      }
    }),
    2000,
  );
});

test('lines cover every character', () => {
  holds(
    fc.property(
      text,
      source =>
        linesOf(source)
          .map(line => source.slice(line.start, line.next))
          .join('') === source,
    ),
    2000,
  );
});

test('any text can be judged, and asked everything at any place', () => {
  const options: FixtureOptions = { path: 'app.ini' };
  holds(
    fc.property(text, fc.nat(), (source, place) => {
      const empty = snapshotOf(parseFixture('', options), options);
      const file = { ...empty.files.values().next().value!, text: source };
      const snapshot = { ...empty, files: new Map([[file.uri, file]]) };
      for (const { span } of judge(snapshot, file)) assert.ok(0 <= span.start && span.start <= span.end && span.end <= source.length);
      const offset = place % (source.length + 1);
      features.hover(snapshot, file, offset);
      features.complete(snapshot, file, offset);
      features.define(snapshot, file, offset);
      features.refer(snapshot, file, offset);
      features.highlight(snapshot, file, offset);
      features.rename(snapshot, file, offset, 'x');
      features.hints(snapshot, file, { start: 0, end: source.length });
      features.links(snapshot, file);
      file.language.outline(file);
      file.language.folds?.(file);
      file.language.endpoints(snapshot, file);
      const format = (each: typeof file) => applyEdits(each.text, file.language.format!(each, { tabSize: 4, insertSpaces: true }));
      const once = format(file);
      const visible = (each: string) => [...each].filter(character => !isSpace(character.charCodeAt(0))).join('');
      assert.equal(visible(once), visible(source), 'formatting changes more than white space');
      assert.equal(format({ ...file, text: once }), once, 'formatting twice is not once');
    }),
    500,
  );
});

test('on the common ground of npm ini and configparser we read what both do', () => {
  // No dots or quotes, no repeated names, no comments behind values, no words that ini turns into booleans: there the two differ.
  const word = fc
    .stringMatching(/^[a-z][a-z0-9_]{0,8}$/)
    .filter(name => !['true', 'false', 'null', '__proto__', 'constructor'].includes(name));
  const value = fc
    .stringMatching(/^[a-z][a-z0-9 /@_-]{0,20}$/)
    .map(each => each.trim())
    .filter(each => !['true', 'false', 'null'].includes(each));
  const options = fc.dictionary(word, value, { maxKeys: 5, noNullPrototype: true });
  const comment = fc.constantFrom('', '# comment\n', '; comment\n', '\n');
  const delimiter = fc.constantFrom('=', ' = ', '= ');
  holds(
    fc.property(
      fc.dictionary(word, options, { minKeys: 1, maxKeys: 5, noNullPrototype: true }),
      comment,
      delimiter,
      (sections, gap, equals) => {
        const source = Object.entries(sections)
          .map(
            ([name, entries]) =>
              `[${name}]\n${gap}${Object.entries(entries)
                .map(([key, each]) => `${key}${equals}${each}\n`)
                .join(gap)}`,
          )
          .join('\n');
        const ours = Object.fromEntries(
          parse(source).sections.map(section => [
            section.name,
            Object.fromEntries(section.options.map(({ key, value: { text: read } }) => [key, read])),
          ]),
        );
        assert.deepEqual(ours, JSON.parse(JSON.stringify(parseIni(source))));
        assert.deepEqual(ours, JSON.parse(JSON.stringify(sections)));
      },
    ),
    500,
  );
});
