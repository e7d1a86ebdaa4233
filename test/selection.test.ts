// A selection that grows, in both languages.

import { test } from 'node:test';
import { checkSelection } from './harness/check.ts';

test('nginx: word, text in quotes, argument, arguments, directive, body, block, file', () =>
  checkSelection('http {\n  add_header X "a <|>b";\n}\n', [
    'b',
    'a b',
    '"a b"',
    'X "a b"',
    'add_header X "a b";',
    '⏎  add_header X "a b";⏎',
    'http {⏎  add_header X "a b";⏎}',
    'http {⏎  add_header X "a b";⏎}⏎',
  ]));

test('nginx: directives of one block together', () =>
  checkSelection('server {\n  listen 127.0.<|>0.1:80;\n  root /a;\n}', [
    '0',
    '127.0.0.1',
    '127.0.0.1:80',
    'listen 127.0.0.1:80;',
    'listen 127.0.0.1:80;⏎  root /a;',
    '⏎  listen 127.0.0.1:80;⏎  root /a;⏎',
    'server {⏎  listen 127.0.0.1:80;⏎  root /a;⏎}',
  ]));

test('Paste: word, line, value, option, options, section, file', () =>
  checkSelection('[pipeline:main]\npipeline =\n    one tw<|>o\n    three\n[app:x]\nuse = egg:x\n', [
    'two',
    'one two',
    'one two⏎    three',
    'pipeline =⏎    one two⏎    three',
    '[pipeline:main]⏎pipeline =⏎    one two⏎    three',
    '[pipeline:main]⏎pipeline =⏎    one two⏎    three⏎[app:x]⏎use = egg:x⏎',
  ]));

test('Paste: the title, the name, the header', () =>
  checkSelection('[app:ma<|>in]\nuse = egg:x', ['main', 'app:main', '[app:main]', '[app:main]⏎use = egg:x']));
