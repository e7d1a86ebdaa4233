// What uWSGI reads in the [uwsgi] section of a Paste file (`uwsgi --ini-paste FILE`). Measured with uWSGI 2.0.21; core/utils.c and core/ini.c for
// the forms of addresses.

import type { OptionFacts, SectionFacts, Unit, ValueType } from './paste-types.ts';

const text: ValueType = { kind: 'text' };
const path: ValueType = { kind: 'path' };
const words: ValueType = { kind: 'list', separator: 'blanks', item: text };
const flag: ValueType = { kind: 'boolean', true: ['true', 'yes', 'on', 'y', '1'] };

function option(name: string, type: ValueType, meaning: string, more: Partial<OptionFacts> = {}): OptionFacts {
  return { name, type, meaning, ...more };
}

const counted: ValueType = { kind: 'pattern', pattern: '(?!\\s*-\\s*\\d).*', says: 'no number below 0, with which uWSGI refuses to start' };

/** uWSGI reads leading digits of a number and stops there, so that nothing is refused but, for some, a number below 0. */
function number(name: string, unit: Unit, byDefault: string, meaning: string, more: Partial<OptionFacts> = {}): OptionFacts {
  return { name, type: text, unit, default: byDefault, meaning, ...more };
}

const socketMeaning = 'A path, `host:port`, `:port` or `@name` (abstract); no `unix:` in front.';
const uwsgiForms = ['host:port', ':port', 'bare-path', '@abstract'] as const;
const uwsgiAddress: ValueType = { kind: 'address', forms: uwsgiForms, ports: 'number' };

const uwsgiSockets = [
  ['socket', 'uwsgi', 'Listens for the uwsgi protocol: `uwsgi_pass` of nginx.'],
  ['uwsgi-socket', 'uwsgi', 'Listens for the uwsgi protocol: `uwsgi_pass` of nginx.'],
  ['http-socket', 'http', 'Listens for HTTP: `proxy_pass` of nginx.'],
  ['http11-socket', 'http', 'Listens for HTTP 1.1 with kept connections: `proxy_pass` of nginx.'],
  ['fastcgi-socket', 'fastcgi', 'Listens for FastCGI: `fastcgi_pass` of nginx.'],
  ['scgi-socket', 'scgi', 'Listens for SCGI: `scgi_pass` of nginx.'],
] as const;

export const uwsgi: SectionFacts = {
  name: 'uwsgi',
  meaning: 'Options of uWSGI, started as `uwsgi --ini-paste FILE`; `[server:…]` sections are then ignored.',
  source: 'uWSGI 2.0.21, core/ini.c and core/utils.c',
  others: 'taken',
  fills: /[$@]\(|%/,
  protocol: 'uwsgi',
  addresses: uwsgiSockets.map(([name, protocol]) => ({ kind: 'whole', option: name, forms: uwsgiForms, protocol })),
  options: [
    ...uwsgiSockets.map(([name, , meaning]) =>
      option(name, uwsgiAddress, `${meaning} ${socketMeaning}`, {
        doubts: [{ equals: '', says: 'is empty, and uWSGI refuses to start then' }],
      }),
    ),
    option(
      'chmod-socket',
      { kind: 'pattern', pattern: '[0-7]{3}', says: 'exactly three octal digits, such as `660`' },
      'Octal mode of the socket files. Without it the umask decides, which mostly makes 755: nginx cannot write then.',
      { unit: 'mode', role: 'socket-mode' },
    ),
    option('chown-socket', text, '`user:group` that own the socket files. Needs root at the start.'),
    option('uid', text, 'User to run as.'),
    option('gid', text, 'Group to run as.'),
    option('umask', { kind: 'pattern', pattern: '[0-7]*', says: 'octal digits' }, 'umask of the process, octal.', {
      unit: 'mode',
      role: 'umask',
    }),
    number('listen', 'connections', '100', 'How many connections may wait in the queue of the system; not above `net.core.somaxconn`.', {
      type: counted,
    }),
    number(
      'buffer-size',
      'bytes',
      '4096',
      'Limit for all headers and variables of a request together, up to 65535. nginx answers 502 above it.',
      { role: 'buffer-limit' },
    ),
    number('limit-post', 'bytes', '0', 'Largest request body; 0 is no limit.', { role: 'body-limit' }),
    number('harakiri', 'seconds', '0', 'A request that takes longer is killed with its worker; 0 is never.', { role: 'request-timeout' }),
    number('socket-timeout', 'seconds', '4', 'Timeout of reads and writes.'),
    number('processes', 'processes', '1', 'Worker processes.', { type: counted, role: 'workers' }),
    number('workers', 'processes', '1', 'Another name of `processes`.', { type: counted }),
    number('threads', 'threads', '1', 'Threads in each worker.', { type: counted }),
    option('master', flag, 'Have a master process that restarts workers.', { default: 'false' }),
    option('vacuum', flag, 'Remove the socket files at the end.', { default: 'false', role: 'remove-socket' }),
    option('die-on-term', flag, 'End at SIGTERM instead of reloading.', { default: 'false' }),
    option('enable-threads', flag, 'Let the app start threads.', { default: 'false' }),
    option('lazy-apps', flag, 'Load the app in each worker instead of once.', { default: 'false' }),
    option('need-app', flag, 'Do not start without an app.', { default: 'false' }),
    option('paste', text, 'The app, as `config:/absolute/file.ini`.'),
    option('paste-logger', flag, 'Set up logging from the file.'),
    option('plugins', words, 'Plugins to load, such as `python3`.'),
    option('plugin', text, 'A plugin to load, such as `python3`.'),
    option('virtualenv', path, 'Folder of the Python virtual environment.'),
    option('home', path, 'Another name of `virtualenv`.'),
    option('pythonpath', path, 'Folder to put on the Python path.'),
    option('chdir', path, 'Folder to change to.'),
    option('pidfile', path, 'File to write the process id to.'),
    option('daemonize', path, 'Run in the background and log to this file.'),
    option('logto', path, 'File to log to.'),
    option('env', text, 'An environment variable, as `NAME=value`.'),
    option('max-requests', text, 'A worker is replaced after so many requests.', { unit: 'requests' }),
  ],
};
