// The kinds of sections that paste.deploy loads, and what it reads in them itself (paste/deploy/loadwsgi.py, PasteDeploy 3.0.1).

/** What a section is loaded as. Names are unique within a group, not across groups. */
export type Group = 'app' | 'filter' | 'server';

/**
 * In the order of search. Of `alternatives` in one place only the first that has a section of the name counts; kinds in different places
 * that share a name are ambiguous.
 */
export const searchOrder: Readonly<Record<Group, readonly (readonly string[])[]>> = {
  app: [['app', 'application'], ['composite', 'composit'], ['pipeline'], ['filter-app']],
  filter: [['filter']],
  server: [['server']],
};

/**
 * Entry point groups by what they are loaded as, in the order of search; of `alternatives` in one place the first that is there wins, two
 * places at once are refused. The same names are the options that give a factory without `use`.
 */
export const protocols: Readonly<Record<Group, readonly (readonly string[])[]>> = {
  app: [['paste.app_factory'], ['paste.composite_factory'], ['paste.composit_factory']],
  filter: [['paste.filter_factory', 'paste.filter_app_factory']],
  server: [['paste.server_factory', 'paste.server_runner']],
};

/** The arguments that paste.deploy gives a factory by position, before the options by name. */
export const leadingArguments: Readonly<Record<string, readonly string[]>> = {
  'paste.app_factory': ['global_conf'],
  'paste.composite_factory': ['loader', 'global_conf'],
  'paste.composit_factory': ['loader', 'global_conf'],
  'paste.filter_factory': ['global_conf'],
  'paste.filter_app_factory': ['app', 'global_conf'],
  'paste.server_factory': ['global_conf'],
  'paste.server_runner': ['app', 'global_conf'],
};

/** What each kind of section is for, in a sentence. */
export const sectionKinds: readonly { readonly kind: string; readonly group: Group; readonly meaning: string }[] = [
  { kind: 'app', group: 'app', meaning: 'A WSGI application, made by the factory that `use` names.' },
  { kind: 'application', group: 'app', meaning: 'Another spelling of `app:`; an `app:` section of the same name goes first.' },
  {
    kind: 'composite',
    group: 'app',
    meaning: 'An application made of others: its factory also gets the loader, and its options name them.',
  },
  { kind: 'composit', group: 'app', meaning: 'Another spelling of `composite:`; a `composite:` section of the same name goes first.' },
  { kind: 'pipeline', group: 'app', meaning: 'Filters and, last, the application they are put around: `pipeline = filter1 filter2 app`.' },
  { kind: 'filter-app', group: 'app', meaning: 'A filter put around the application that `next` names.' },
  { kind: 'filter', group: 'filter', meaning: 'A WSGI middleware, to be named in `pipeline` or `filter-with`.' },
  { kind: 'server', group: 'server', meaning: 'The WSGI server that `pserve` or `paster serve` starts; its options say where it listens.' },
];

const groups: ReadonlyMap<string, Group> = new Map(sectionKinds.map(({ kind, group }) => [kind, group]));

/** What a section of this kind is loaded as; undefined for a kind that paste.deploy does not know. */
export function groupOf(kind: string | undefined): Group | undefined {
  return kind === undefined ? undefined : groups.get(kind);
}

/** What the factory of a section of this kind makes: in `filter-app`, which is an app, the filter. Undefined for a kind not known. */
export function factoryGroupOf(kind: string | undefined): Group | undefined {
  return kind === 'filter-app' ? 'filter' : groupOf(kind);
}

/** The options that may name the factory of a section of this kind; none for a kind not known. */
export function factoryKeysOf(kind: string | undefined): readonly string[] {
  const group = factoryGroupOf(kind);
  return group === undefined ? [] : protocolsOf[group];
}

/** The protocols of each group in the order of search. */
export const protocolsOf: Readonly<Record<Group, readonly string[]>> = {
  app: protocols.app.flat(),
  filter: protocols.filter.flat(),
  server: protocols.server.flat(),
};

/** Options that paste.deploy itself reads in a section of any kind it loads. */
export const loaderOptions: readonly string[] = ['use', 'filter-with', 'require', 'next', 'pipeline'];

/**
 * Composites whose options name what they are made of. `target`: their `egg:` entry point, or `call:` and the callable. `app`: a value is one
 * application; `pipeline`: a list of filters and an application. `certain`: the factory's code is known, so that a wrong name is known to fail.
 * `empty`: options that an empty value leaves out.
 */
export type CompositeFacts = {
  readonly target: RegExp;
  readonly key: RegExp;
  readonly value: 'app' | 'pipeline';
  readonly certain?: true;
  readonly empty?: RegExp;
};

export const composites: readonly CompositeFacts[] = [
  {
    target: /^egg:paste#urlmap$|^call:paste\.urlmap:urlmap_factory$/,
    key: /^(?!require$|paste\.)/,
    value: 'app',
    certain: true,
    empty: /^not_found_app$/,
  },
  { target: /^egg:paste#cascade$|^call:paste\.cascade:make_cascade$/, key: /^app/, value: 'app', certain: true },
  { target: /^egg:[^#]*#urlmap$|^call:.*urlmap_factory$/, key: /^\/|^not_found_app$/, value: 'app' },
  // OpenStack's services mount their versions with a factory of their own.
  { target: /^call:.*root_app_factory$/, key: /^\//, value: 'app' },
  // OpenStack's services pick one of several pipelines by a setting of their own.
  { target: /^call:.*pipeline_factory(_\w+)?$/, key: /^(?!use$|require$|paste\.)/, value: 'pipeline' },
];

/** Status codes that a cascade can catch: those with an exception in paste.httpexceptions (Paste 3.5.2); any other is a `KeyError`. */
export const caughtCodes: ReadonlySet<number> = new Set([
  300, 301, 302, 303, 304, 305, 307, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 429, 500,
  501, 502, 503, 504, 505,
]);
