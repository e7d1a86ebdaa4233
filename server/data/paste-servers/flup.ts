// flup's FastCGI, SCGI and AJP servers, under their own and PasteScript's names: flup 1.0.3, paste/script/flup_server.py.

import type { OptionFacts, ServerFacts, ValueType } from '../paste-types.ts';

const integer: ValueType = { kind: 'integer', base: 10 };
const boolean: ValueType = { kind: 'boolean', true: ['true', 'yes', 'on', 'y', 't', '1'], false: ['false', 'no', 'off', 'n', 'f', '0'] };

const scriptName: OptionFacts = {
  name: 'scriptName',
  type: { kind: 'text' },
  meaning: 'URL path below which the app lives.',
  role: 'url-prefix',
};
const allowedServers: OptionFacts = {
  name: 'allowedServers',
  type: { kind: 'list', separator: 'blanks', item: { kind: 'text' } },
  default: '127.0.0.1',
  meaning: 'IP addresses that may connect, separated by blanks.',
};
const debug: OptionFacts = { name: 'debug', type: boolean, default: 'false', meaning: 'Show errors of the app to the client.' };
const threaded: readonly OptionFacts[] = [
  debug,
  { name: 'minSpare', type: integer, unit: 'threads', default: '1', meaning: 'Fewest idle threads.' },
  { name: 'maxSpare', type: integer, unit: 'threads', default: '5', meaning: 'Most idle threads.' },
  { name: 'maxThreads', type: integer, unit: 'threads', meaning: 'Most threads altogether.', role: 'workers' },
];
const forking: readonly OptionFacts[] = [
  debug,
  { name: 'minSpare', type: integer, unit: 'processes', default: '1', meaning: 'Fewest idle processes.' },
  { name: 'maxSpare', type: integer, unit: 'processes', default: '5', meaning: 'Most idle processes.' },
  { name: 'maxChildren', type: integer, unit: 'processes', default: '50', meaning: 'Most processes altogether.', role: 'workers' },
  {
    name: 'maxRequests',
    type: integer,
    unit: 'requests',
    default: '0',
    meaning: 'A process is replaced after so many requests; 0 is never.',
  },
];

const fcgiOptions: readonly OptionFacts[] = [
  { name: 'host', type: { kind: 'host', empty: true }, meaning: 'Host name or IP address to listen on, with `port`.' },
  { name: 'port', type: { kind: 'integer', base: 10, min: 0, max: 65535 }, unit: 'port', meaning: 'TCP port to listen on, with `host`.' },
  {
    name: 'socket',
    type: { kind: 'socket' },
    meaning: 'Path of the UNIX socket to listen on, instead of `host` and `port`. It stays after the end.',
  },
  {
    name: 'umask',
    type: integer,
    unit: 'mode',
    meaning: 'umask while the socket is made, read as a **decimal** number: `022` is 26 octal. `0` makes the socket open to everybody.',
    role: 'umask',
    doubts: [{ above: 511, says: 'is above 511, the largest umask (777 octal): the number is read as decimal' }],
  },
  {
    name: 'multiplexed',
    type: boolean,
    default: 'false',
    meaning: 'Several requests at a time on one connection, which nginx does not do.',
  },
];

function tcpOptions(port: string): readonly OptionFacts[] {
  return [
    scriptName,
    { name: 'host', type: { kind: 'host', empty: true }, default: 'localhost', meaning: 'Host name or IP address to listen on.' },
    {
      name: 'port',
      type: { kind: 'integer', base: 10, min: 0, max: 65535 },
      unit: 'port',
      default: port,
      meaning: 'TCP port to listen on.',
    },
    allowedServers,
  ];
}

const fcgi = {
  protocol: 'fastcgi',
  nginx: 'fastcgi_pass',
  addresses: [
    { kind: 'whole', option: 'socket', forms: ['path'] },
    { kind: 'pair', host: 'host', port: 'port', defaults: {} },
  ],
  template: [{ name: 'socket', value: '/run/app/app.sock' }],
  others: 'rejected',
  constraints: [
    {
      kind: 'exclusive',
      options: ['host', 'port'],
      others: ['socket'],
      nonEmpty: true,
      says: 'flup listens either on `host` and `port` or on `socket`, and refuses to start with both',
    },
    { kind: 'needs', option: 'host', others: ['port'], severity: 'error', nonEmpty: true, says: 'needs `port` beside it' },
    {
      kind: 'needs',
      option: 'port',
      others: ['host', 'socket'],
      severity: 'warning',
      unread: true,
      says: 'is ignored without `host`: flup then expects its socket from whoever starts it',
    },
  ],
} as const satisfies Partial<ServerFacts>;

function tcpOnly(protocol: 'scgi' | 'ajp', port: number): Pick<ServerFacts, 'protocol' | 'addresses' | 'listens' | 'template' | 'others'> {
  return {
    protocol,
    addresses: [{ kind: 'pair', host: 'host', port: 'port', defaults: { host: 'localhost', port } }],
    listens: { host: 'localhost', port },
    template: [
      { name: 'host', value: '127.0.0.1' },
      { name: 'port', value: String(port) },
    ],
    others: 'rejected',
  };
}

const flupSource = 'flup 1.0.3, paste_factory of flup.server.*';
const pastescriptSource = 'paste/script/flup_server.py 3.2.1';

function renamed(kind: string): Pick<ServerFacts, 'status'> {
  return {
    status: { kind: 'deprecated', says: `warns at its start and names \`egg:Flup#${kind}\` as its successor (since 2007)` },
  };
}

export const flupServers: readonly ServerFacts[] = [
  {
    ...fcgi,
    title: 'flup FastCGI, threads',
    eggs: ['Flup#fcgi', 'Flup#fcgi_thread'],
    meaning: 'FastCGI server of flup with a pool of threads.',
    source: flupSource,
    options: [...fcgiOptions, ...threaded],
  },
  {
    ...fcgi,
    title: 'flup FastCGI, processes',
    eggs: ['Flup#fcgi_fork'],
    meaning: 'FastCGI server of flup with a pool of processes.',
    source: flupSource,
    options: [...fcgiOptions, ...forking],
  },
  {
    ...fcgi,
    ...renamed('fcgi_thread'),
    title: "PasteScript's flup FastCGI, threads",
    eggs: ['PasteScript#flup_fcgi_thread'],
    meaning: "FastCGI server of flup with threads, through PasteScript's entry point.",
    source: pastescriptSource,
    options: fcgiOptions,
  },
  {
    ...fcgi,
    ...renamed('fcgi_fork'),
    title: "PasteScript's flup FastCGI, processes",
    eggs: ['PasteScript#flup_fcgi_fork'],
    meaning: "FastCGI server of flup with processes, through PasteScript's entry point.",
    source: pastescriptSource,
    options: fcgiOptions,
  },
  ...(['scgi', 'ajp'] as const).flatMap((protocol): ServerFacts[] => {
    const port = protocol === 'scgi' ? 4000 : 8009;
    const name = protocol.toUpperCase();
    const base = { ...tcpOnly(protocol, port), ...(protocol === 'scgi' ? { nginx: 'scgi_pass' } : {}) };
    const aside =
      protocol === 'scgi'
        ? " nginx must send an empty `SCRIPT_NAME` (`scgi_param SCRIPT_NAME '';`)."
        : ' No directive of stock nginx speaks AJP.';
    const options = tcpOptions(String(port));
    return [
      {
        ...base,
        title: `flup ${name}, threads`,
        eggs: [`Flup#${protocol}`, `Flup#${protocol}_thread`],
        meaning: `${name} server of flup with a pool of threads.${aside}`,
        source: flupSource,
        options: [...options, ...threaded],
      },
      {
        ...base,
        title: `flup ${name}, processes`,
        eggs: [`Flup#${protocol}_fork`],
        meaning: `${name} server of flup with a pool of processes.${aside}`,
        source: flupSource,
        options: [...options, ...forking],
      },
      ...(['thread', 'fork'] as const).map(
        (model): ServerFacts => ({
          ...base,
          ...renamed(`${protocol}_${model}`),
          title: `PasteScript's flup ${name}, ${model === 'thread' ? 'threads' : 'processes'}`,
          eggs: [`PasteScript#flup_${protocol}_${model}`],
          meaning: `${name} server of flup, through PasteScript's entry point.${aside}`,
          source: pastescriptSource,
          options,
        }),
      ),
    ];
  }),
];
