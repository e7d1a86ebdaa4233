// Whole Paste files made by chance of the things people put into them: apps, filters and composites that refer to each other and to other files,
// servers, logging, interpolation, written in many ways. All of it is meant to load.

import type { Random } from '../harness/random.ts';

export type Composed = { readonly text: string; readonly files: Readonly<Record<string, string>> };

type Option = readonly [key: string, value: string];
type Section = { readonly name: string; readonly options: readonly Option[] };

/** A file, and the files beside it that it names. */
export function compose(random: Random): Composed {
  const { below } = random;
  const pick = pickFrom(random);
  const maybe = (chance: number) => below(100) < chance;
  const some = <Item>(items: readonly Item[], most: number): Item[] =>
    Array.from({ length: items.length === 0 ? 0 : below(most + 1) }, () => pick(items)).filter(
      (item, index, all) => all.indexOf(item) === index,
    );
  const defaults: Option[] = some<Option>(
    [
      ['debug', 'false'],
      ['root', '%(here)s'],
      ['data', '%(root)s/data'],
      ['port_of_all', '6501'],
      ['email to', 'root@localhost'],
      ['rate', '5%%'],
      ['smtp_server', 'localhost'],
    ],
    5,
  );
  if (defaults.some(([key]) => key === 'data') && !defaults.some(([key]) => key === 'root')) defaults.push(['root', '/srv']);
  const globals = defaults.map(([key]) => key);
  const sections: Section[] = [];
  const files: Record<string, string> = {};

  const filters = Array.from({ length: below(4) }, (_, index) => `f${index}`);
  for (const [index, name] of filters.entries()) {
    const options: Option[] = [pick(filterUses), ...(maybe(30) && index > 0 ? [['filter-with', filters[index - 1]!] as const] : [])];
    if (/egg:demo|demo:/.test(options[0]![1])) options.push(...some(settings, 2));
    sections.push({ name: `filter:${name}`, options });
  }
  const apps = ['plain', ...Array.from({ length: below(4) }, (_, index) => `a${index}`)];
  for (const [index, name] of apps.entries()) {
    const [made, more] = pick(appUses);
    const options: Option[] = [maybe(20) && index > 0 ? ['use', apps[index - 1]!] : made, ...(maybe(20) || options_free(made) ? [] : more)];
    if (options[0]![0] === 'use' && options[0]![1] === apps[index - 1]) options.splice(1);
    else if (options.length === 1 && more.length > 0) options.push(...more);
    if (/egg:demo$|demo:app_factory/.test(options[0]![1])) options.push(...some(settings, 4));
    if (filters.length > 0 && maybe(25)) options.push(['filter-with', pick(filters)]);
    if (maybe(15)) options.push(['require', pick(['demo', 'Paste demo', 'PasteDeploy'])]);
    const global = globals.length > 0 && /egg:demo$|demo:app_factory/.test(options[0]![1]) ? pick(globals) : undefined;
    if (global !== undefined && maybe(30)) options.push([`set ${global}`, 'true']);
    if (global !== undefined && maybe(30)) options.push(['get it', global]);
    sections.push({ name: `${pick(['app', 'app', 'application'])}:${name}`, options });
  }
  if (maybe(30)) {
    files['other.ini'] =
      '[DEFAULT]\nshared = %(here)s/x\n[app:main]\nuse = egg:demo\nroot = %(shared)s\n[app:spare]\nuse = main\nset debug = yes\n[filter:f]\nuse = egg:demo\n';
    sections.push({
      name: 'app:outer',
      options: [
        ['use', pick(['config:other.ini', 'config:other.ini#spare', 'config:%(here)s/other.ini'])],
        ['name', 'x'],
      ],
    });
    apps.push('outer');
    if (maybe(50)) {
      sections.push({ name: 'filter:far', options: [['use', 'config:other.ini#f']] });
      filters.push('far');
    }
  }
  if (maybe(30) && filters.length > 0) {
    sections.push({
      name: 'filter-app:wrapped',
      options: [
        ['use', pick(filters)],
        ['next', pick(apps)],
      ],
    });
    apps.push('wrapped');
  }
  const main = below(4);
  if (main === 0 && filters.length > 0) {
    const parts = [...some(filters, 3), ...(maybe(20) ? ['egg:demo'] : []), pick(apps)];
    sections.push({ name: 'pipeline:main', options: [['pipeline', maybe(50) ? parts.join(' ') : `\n${parts.join('\n')}`]] });
  } else if (main === 1) {
    const paths = some(['/', '/blog', '/a/b', 'domain example.com /x', 'domain localhost port 80 /'], 4);
    sections.push({
      name: 'composite:main',
      options: [['use', 'egg:Paste#urlmap'], ...paths.map(path => [path, pick(apps)] as const), ['/last', pick([...apps, 'egg:demo'])]],
    });
  } else if (main === 2) {
    sections.push({
      name: 'composite:main',
      options: [
        ['use', 'egg:Paste#cascade'],
        ...some(apps, 3).map((name, index) => [`app${index + 1}`, name] as const),
        ['app9', 'plain'],
        ...(maybe(50) ? [['catch', '404 405'] as const] : []),
      ],
    });
  } else sections.push({ name: 'app:main', options: [['use', pick(apps)], ...(maybe(20) ? [['set debug', 'true'] as const] : [])] });

  const server = pick(servers);
  sections.push({
    name: 'server:main',
    options: [['use', server.use], ...server.always, ...some(server.options, 4)].filter(([key]) => key !== '') as Option[],
  });
  if (maybe(20)) sections.push({ name: 'server:dev', options: [['use', pick(['main', 'egg:waitress'])]] });
  if (maybe(50)) sections.push(...logging(random));
  if (maybe(30)) sections.push(...some(others, 2));
  for (let index = sections.length - 1; index > 0; index--) {
    const other = below(index + 1);
    if (maybe(30)) [sections[index], sections[other]] = [sections[other]!, sections[index]!];
  }
  const known = globals;
  const kept = sections.map(({ name, options }) => ({ name, options: distinct(options.filter(([key]) => !known.includes(key))) }));
  const all =
    defaults.length === 0
      ? kept
      : maybe(80)
        ? [{ name: 'DEFAULT', options: defaults }, ...kept]
        : [...kept, { name: 'DEFAULT', options: defaults }];
  return { text: written(all, random), files };
}

function options_free(made: Option): boolean {
  return /egg:demo|demo:/.test(made[1]);
}

/** One of some, of which there is at least one. */
const pickFrom =
  ({ pick }: Random) =>
  <Item>(items: readonly Item[]): Item =>
    pick(items)!;

function distinct(options: readonly Option[]): readonly Option[] {
  return options.filter(([key], index) => options.findIndex(([other]) => other === key) === index);
}

const settings: readonly Option[] = [
  ['title', 'A # title; and more'],
  ['url', 'http://example.com:8080/a=b?c'],
  ['path', '%(here)s/x'],
  ['empty', ''],
  ['quoted', "'kept'"],
  ['pyramid.includes', '\npyramid_tm\npyramid_debugtoolbar'],
  ['sqlalchemy.url', 'sqlite:///%(here)s/x.sqlite'],
  ['discount', '5%%'],
  ['long', '\nfirst\n\nsecond [x]\nthird = fourth'],
  ['pyramid.reload_templates', 'true'],
  ['ключ', 'значение'],
  ['with-dash', '1'],
  ['with.dot', '2'],
  ['with space', '3'],
];

const appUses: readonly (readonly [Option, readonly Option[]])[] = [
  [['use', 'egg:demo'], []],
  [['use', 'egg:demo#main'], []],
  [['use', 'Egg:Demo'], []],
  [['use', 'call:demo:app_factory'], []],
  [['paste.app_factory', 'demo:app_factory'], []],
  [['use', 'egg:demo#simple'], []],
  [
    ['use', 'egg:Paste#static'],
    [
      ['document_root', '%(here)s'],
      ['cache_max_age', '60'],
    ],
  ],
  [['use', 'egg:Paste#test'], []],
  [['use', 'egg:Paste#proxy'], [['address', 'http://127.0.0.1:8080']]],
];

const filterUses: readonly Option[] = [
  ['use', 'egg:demo'],
  ['use', 'egg:demo#fapp'],
  ['paste.filter_factory', 'demo:filter_factory'],
  ['paste.filter_app_factory', 'demo:filter_app_factory'],
  ['use', 'call:demo:filter_factory'],
  ['use', 'egg:Paste#gzip'],
  ['use', 'egg:PasteDeploy#prefix'],
  ['use', 'egg:PasteDeploy#config'],
  ['use', 'egg:Paste#translogger'],
  ['use', 'egg:Paste#error_catcher'],
  ['use', 'egg:Paste#httpexceptions'],
  ['use', 'egg:Paste#registry'],
  ['use', 'egg:Paste#recursive'],
  ['use', 'egg:Paste#lint'],
];

type Server = { readonly use: string; readonly always: readonly Option[]; readonly options: readonly Option[] };
const tcp: readonly Option[] = [
  ['host', '127.0.0.1'],
  ['port', '6501'],
];

const servers: readonly Server[] = [
  {
    use: 'egg:waitress',
    always: tcp,
    options: [
      ['threads', '8'],
      ['ident', ''],
      ['expose_tracebacks', 'on'],
      ['url_scheme', 'https'],
      ['channel_timeout', '1_0'],
      ['backlog', ' 10'],
    ],
  },
  {
    use: 'egg:waitress#main',
    always: [['unix_socket', '/run/x/x.sock']],
    options: [
      ['unix_socket_perms', '666'],
      ['max_request_body_size', '1048576'],
      ['trusted_proxy', 'localhost'],
      ['connection_limit', '500'],
      ['url_prefix', '/x'],
    ],
  },
  {
    use: 'egg:waitress',
    always: [['listen', '127.0.0.1:80 [::1]:80\n*:8080']],
    options: [
      ['ipv6', 'yes'],
      ['asyncore_loop_timeout', '1'],
      ['log_socket_errors', 'false'],
    ],
  },
  {
    use: 'egg:gunicorn',
    always: tcp,
    options: [
      ['workers', '4'],
      ['timeout', '0'],
      ['preload_app', 'TRUE'],
      ['LogLevel', 'info'],
      ['umask', '0o22'],
      ['worker_class', 'gthread'],
      ['threads', '2'],
    ],
  },
  {
    use: 'egg:gunicorn#main',
    always: [['bind', 'unix:/run/x.sock']],
    options: [
      ['reload', 'false'],
      ['accesslog', '-'],
      ['proc_name', 'x'],
      ['max_requests', '1000'],
      ['keepalive', '5'],
    ],
  },
  {
    use: 'egg:Paste#http',
    always: tcp,
    options: [
      ['use_threadpool', 'true'],
      ['threadpool_workers', '10'],
      ['protocol_version', 'HTTP/1.1'],
      ['daemon_threads', 'yes'],
    ],
  },
  { use: 'egg:demo', always: [['anything', 'goes']], options: [] },
  { use: 'egg:demo#runner', always: [], options: [] },
  {
    use: 'egg:pyramid#cherrypy',
    always: tcp,
    options: [
      ['numthreads', '10'],
      ['timeout', '30'],
      ['server_name', 'x'],
      ['protocol_version', 'HTTP/1.1'],
    ],
  },
  { use: 'egg:pyramid#wsgiref', always: tcp, options: [] },
];

const others: readonly Section[] = [
  {
    name: 'uwsgi',
    options: [
      ['socket', '/run/x.sock'],
      ['chmod-socket', '666'],
      ['processes', '4'],
    ],
  },
  {
    name: 'alembic',
    options: [
      ['script_location', 'app:alembic'],
      ['file_template', '%%(rev)s'],
    ],
  },
  { name: 'pshell', options: [['models', 'demo']] },
  { name: 'secrets', options: [['x', '100%']] },
  { name: 'celery', options: [['broker_url', 'redis://localhost:6379/0']] },
];

function logging(random: Random): readonly Section[] {
  const pick = pickFrom(random);
  const loggers = ['app', 'sqlalchemy'].slice(0, random.below(3));
  const stream = pick<readonly Option[]>([
    [
      ['class', 'StreamHandler'],
      ['args', '(sys.stderr,)'],
    ],
    [
      ['class', 'logging.StreamHandler'],
      ['args', '(sys.stdout, )'],
    ],
    [
      ['class', 'StreamHandler'],
      ['kwargs', "{'stream': sys.stdout}"],
    ],
    [
      ['class', 'handlers.MemoryHandler'],
      ['args', '(100,)'],
    ],
    [
      ['class', 'NullHandler'],
      ['args', '()'],
    ],
    [
      ['class', 'FileHandler'],
      ['args', "('/dev/null', 'a')"],
    ],
  ]);
  const format = pick<readonly Option[]>([
    [['format', '%(asctime)s %(levelname)-5.5s [%(name)s:%(lineno)s] %(message)s']],
    [
      ['format', '{asctime} {message}'],
      ['style', '{'],
    ],
    [
      ['format', '$message'],
      ['style', '$'],
    ],
    [['datefmt', '%Y-%m-%d %H:%M']],
    [
      ['format', '%(message)s'],
      ['class', 'logging.Formatter'],
    ],
  ]);
  return [
    { name: 'loggers', options: [['keys', ['root', ...loggers].join(pick([', ', ',', ' , ']))]] },
    { name: 'handlers', options: [['keys', 'console']] },
    { name: 'formatters', options: [['keys', 'generic']] },
    {
      name: 'logger_root',
      options: [
        ['level', pick(['INFO', 'WARN', 'NOTSET'])],
        ['handlers', pick(['console', ''])],
      ],
    },
    ...loggers.map(name => ({
      name: `logger_${name}`,
      options: [
        ['level', 'DEBUG'],
        ['handlers', ''],
        ['qualname', name],
        ['propagate', '1'],
      ] as const,
    })),
    { name: 'handler_console', options: [...stream, ['level', 'NOTSET'], ['formatter', 'generic']] },
    { name: 'formatter_generic', options: format },
  ];
}

/** The sections as text: with this delimiter or that, blank lines, comments, indentation. */
function written(sections: readonly Section[], random: Random): string {
  const { below } = random;
  const pick = pickFrom(random);
  const delimiter = pick([' = ', '=', ': ', ':', ' : ', '\t=\t']);
  const indent = pick(['    ', '\t', '  ']);
  const lines: string[] = pick([[], ['# a file'], ['', '; a file', '']]);
  for (const { name, options } of sections) {
    lines.push(`[${name}]${pick(['', '', '', ' # x', ' '])}`.replace(/\] # x/, pick([']', '] # x'])));
    for (const [key, text] of options) {
      const sign = /[:=]/.test(key) ? ' = ' : delimiter;
      lines.push(
        key +
          sign +
          text
            .split('\n')
            .map((part, index) => (index === 0 ? part : part === '' ? '' : indent + part))
            .join('\n'),
      );
      if (below(12) === 0) lines.push(pick(['', '# between', `${indent}; within`, '']));
    }
    if (below(2) === 0) lines.push('');
  }
  return lines.join('\n') + pick(['\n', '', '\n\n']);
}
