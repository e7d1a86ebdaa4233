// Servers on the standard library's wsgiref: pyramid/scripts/pserve.py 2.0 and 2.1, gearbox/commands/serve.py 0.5.0.

import type { OptionFacts, ServerFacts } from '../paste-types.ts';

const host: OptionFacts = {
  name: 'host',
  type: { kind: 'host', empty: true },
  default: '0.0.0.0',
  meaning: 'Host name or IP address to listen on. Never the path of a socket.',
};
const port: OptionFacts = {
  name: 'port',
  type: { kind: 'integer', base: 10, min: 0, max: 65535 },
  unit: 'port',
  default: '8080',
  meaning: 'TCP port to listen on.',
};

const common = {
  protocol: 'http',
  nginx: 'proxy_pass',
  addresses: [{ kind: 'pair', host: 'host', port: 'port', defaults: { host: '0.0.0.0', port: 8080 } }],
  listens: { host: '0.0.0.0', port: 8080 },
  forwarded: { kind: 'never' },
  template: [
    { name: 'host', value: '127.0.0.1' },
    { name: 'port', value: '6543' },
  ],
  others: 'ignored',
} as const satisfies Partial<ServerFacts>;

export const pyramidWsgiref: ServerFacts = {
  ...common,
  title: "Pyramid's wsgiref server",
  eggs: ['pyramid#wsgiref'],
  meaning: "Single-threaded HTTP/1.0 server of Python's standard library, for development: one request at a time.",
  source: 'pyramid/scripts/pserve.py 2.0 and 2.1',
  options: [host, port],
};

export const gearboxWsgiref: ServerFacts = {
  ...common,
  title: "gearbox's wsgiref server",
  eggs: ['gearbox#wsgiref'],
  meaning: "HTTP/1.0 server of Python's standard library, through gearbox's entry point.",
  source: 'gearbox/commands/serve.py 0.5.0',
  options: [
    host,
    port,
    {
      name: 'wsgiref.threaded',
      type: { kind: 'boolean', true: ['true', 'yes', 'on', 'y', 't', '1'] },
      default: 'false',
      meaning: 'A thread for each request.',
    },
    { name: 'wsgiref.certfile', type: { kind: 'path' }, meaning: 'File of the certificate, to serve HTTPS.' },
    { name: 'wsgiref.keyfile', type: { kind: 'path' }, meaning: 'File of the private key, to serve HTTPS.' },
  ],
};

export const gearboxGevent: ServerFacts = {
  ...common,
  title: "gearbox's gevent server",
  eggs: ['gearbox#gevent'],
  meaning: "gevent's HTTP/1.1 server, through gearbox's entry point.",
  source: 'gearbox/commands/serve.py 0.5.0',
  options: [host, port],
};
