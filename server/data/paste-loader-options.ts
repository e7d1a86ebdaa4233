// What paste.deploy itself reads in the sections it loads, as options to offer and explain (paste/deploy/loadwsgi.py, PasteDeploy 3.0.1).

import { leadingArguments } from './paste-sections.ts';
import type { OptionFacts } from './paste-types.ts';

/** An option of the loader and the kinds of sections in which it means something. */
export type LoaderOption = OptionFacts & { readonly kinds: readonly string[] };

const apps = ['app', 'application', 'composite', 'composit'];

export const loaderFacts: readonly LoaderOption[] = [
  {
    name: 'use',
    kinds: [...apps, 'filter', 'filter-app', 'server'],
    type: { kind: 'text' },
    required: true,
    meaning:
      'What makes this: `egg:Distribution#entry`, `config:other.ini#name`, `call:module:function`, or the name of another section, whose options then come on top.',
  },
  {
    name: 'pipeline',
    kinds: ['pipeline'],
    type: { kind: 'list', separator: 'blanks', item: { kind: 'text' } },
    required: true,
    meaning:
      'Names separated by blanks: filters, the outermost first, and as the last one an app. Commas and comments become part of names.',
  },
  {
    name: 'next',
    kinds: ['filter-app'],
    type: { kind: 'text' },
    required: true,
    meaning: 'The app that this filter is put around.',
  },
  {
    name: 'filter-with',
    kinds: [...apps, 'filter'],
    type: { kind: 'text' },
    meaning: 'A filter to put around this.',
  },
  {
    name: 'require',
    kinds: [...apps, 'filter', 'filter-app', 'pipeline', 'server'],
    type: { kind: 'list', separator: 'blanks', item: { kind: 'text' } },
    meaning: 'Distributions that must be installed, separated by blanks.',
  },
  factory('paste.app_factory', ['app', 'application'], 'Makes the app, instead of `use`'),
  factory('paste.composite_factory', ['composite', 'composit'], 'Makes the app out of others, instead of `use`'),
  factory('paste.filter_factory', ['filter', 'filter-app'], 'Makes a function that wraps an app, instead of `use`'),
  factory('paste.filter_app_factory', ['filter', 'filter-app'], 'Wraps the app, instead of `use`'),
  factory('paste.server_factory', ['server'], 'Makes a function that serves an app, instead of `use`'),
  factory('paste.server_runner', ['server'], 'Serves the app, instead of `use`'),
];

/** An option that gives the factory itself. */
function factory(name: string, kinds: readonly string[], meaning: string): LoaderOption {
  const parameters = [...leadingArguments[name]!, '**options'].join(', ');
  return { name, kinds, type: { kind: 'text' }, meaning: `${meaning}: \`module:callable\`, called as \`callable(${parameters})\`.` };
}

/** `set name` and `get name`, with what each does. */
export const globalAssignments = [
  {
    word: 'set',
    meaning:
      'Sets a value of the global configuration for this and everything below it. The way to override an option of `[DEFAULT]`; `%(name)s` does not see it.',
  },
  { word: 'get', meaning: 'Passes a value of the global configuration on as an argument: `get name = global_name`.' },
] as const;
