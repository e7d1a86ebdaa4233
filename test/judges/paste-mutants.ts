// Ways to break a Paste file, each as a person might. A breaker answers undefined where the file gives it nothing to break.

import { type Breaker, into, line, pick, value } from './paste-breaking.ts';

const header = /^\s*\[[^\]]+\]/;
const pasteHeader = /^\s*\[(app|composite|pipeline|filter|filter-app|server):/;
const option = /^\s*[\w./ -]+\s*[=:]/;
const server = /^\s*\[server:/;

export const breakers: Readonly<Record<string, Breaker>> = {
  'section twice': (text, random) => line(header, found => `${found}\nx_${Math.floor(random() * 9)} = 1\n${found}`)(text, random),
  'header without bracket': line(header, found => found.replace(']', '')),
  'kind in another case': line(pasteHeader, found => found.replace(/\[./, start => start.toUpperCase())),
  'blank in a header': line(pasteHeader, (found, random) => found.replace(pick(random, '[', ':'), match => (match === '[' ? '[ ' : ' :'))),
  'header removed': line(header, () => ''),
  'name misspelt in a header': line(pasteHeader, found => found.replace(/(.)\]/, '$1$1]')),
  'ambiguous section': line(
    /^\s*\[(app|pipeline):.*\]/,
    found => `[composite:${/:(.*)\]/.exec(found)![1]!.trim()}]\nuse = egg:demo\n${found}`,
  ),
  'kind changed': line(pasteHeader, (found, random) =>
    found.replace(/\[[\w-]+:/, `[${pick(random, 'app', 'filter', 'server', 'celery')}:`),
  ),

  'option twice': line(option, found => `${found}\n${found.split(/[=:]/)[0]!.trimEnd()} = again`),
  'delimiter removed': line(option, found => found.replace(/\s*[=:]\s*/, ' ')),
  'continuation not indented': line(/^\s+\w+$/, found => found.trim()),
  'option indented': line(/^\w+\s*[=:]/, found => `    ${found}`),
  'key removed': line(option, found => found.replace(/^[^=:]*/, '')),
  'text before the first section': text => `debug = true\n${text}`,
  'rem comment': line(option, found => `rem ${found.replace(/[=:]/g, ' ')}`),
  'comment behind a value': line(option, (found, random) => found + pick(random, ' # see below', ' ; see below')),
  'byte order mark': text => `\uFEFF${text}`,
  'quoted value': line(
    option,
    value(text => `"${text}"`),
  ),

  'single percent': line(
    option,
    value((text, random) => text + pick(random, ' 5%', '%d', '%', '/%(here)', '%()s', '%(here)d')),
  ),
  'unknown name': line(
    option,
    value(text => `${text}%(nowhere)s`),
  ),
  'name misspelt': line(/%\(/, found => found.replace(/%\((\w+)\)s/, '%($1x)s')),
  'interpolation in a circle': line(/^\[app:|^\[DEFAULT\]/, found => `${found}\nloop_a = %(loop_b)s\nloop_b = %(loop_a)s`),
  'interpolation not closed': line(/%\(\w+\)s/, found => found.replace(/\)s/, '')),
  'deep interpolation': text =>
    `[DEFAULT]\n${Array.from({ length: 12 }, (_, step) => `deep${step} = %(deep${step + 1})s\n`).join('')}deep12 = end\n${text.replace('[DEFAULT]\n', '')}`,
  'use in DEFAULT': text => `[DEFAULT]\nuse = egg:demo\n${text.replace('[DEFAULT]\n', '')}`,

  'use removed': line(/^\s*(use|paste\.\w+)\s*[=:]/, () => ''),
  'use emptied': line(
    /^\s*use\s*[=:]/,
    value(() => ''),
  ),
  'unknown scheme': line(
    /^\s*use\s*[=:]/,
    value((_text, random) => pick(random, 'python:demo', 'demo:app_factory', 'eg:demo')),
  ),
  'unknown distribution': line(/egg:/, found => found.replace(/egg:\w+/, '$&x')),
  'unknown entry point': line(/egg:/, found => found.replace(/egg:\w+(#\w*)?/, 'egg:demo#nothing')),
  'entry point of another kind': line(/egg:/, (found, random) =>
    found.replace(/egg:\w+(#\w*)?/, `egg:demo#${pick(random, 'fapp', 'runner', 'comp')}`),
  ),
  'blank in an egg': line(/egg:/, (found, random) =>
    found.replace(/egg:\w+/, pick(random, 'egg: demo', 'egg:demo #main', 'egg:demo ; c', 'egg:demo#', 'egg:')),
  ),
  'version of an egg': line(/egg:/, (found, random) => found.replace(/egg:\w+/, pick(random, '$&==1.0', '$&[x]'))),
  'call without function': line(
    /^\s*use\s*[=:]/,
    value((_text, random) => pick(random, 'call:demo', 'call:demo:K.meth', 'call:demo:a:b', 'call:demo.app_factory')),
  ),
  'factory without function': line(/^\s*use\s*[=:]/, (_found, random) => `paste.app_factory = ${pick(random, 'demo', 'demo app', '')}`),
  'two factories': into(/^\s*\[app:/, 'paste.app_factory = demo:app_factory\npaste.composite_factory = demo:composite_factory'),
  'uses itself': line(
    /^\s*use\s*[=:]/,
    value(() => 'main'),
  ),
  'missing file': line(
    /^\s*use\s*[=:]/,
    value(() => 'config:nowhere.ini'),
  ),
  'missing section': line(
    /^\s*(use|next|filter-with)\s*[=:]/,
    value(() => 'nothing'),
  ),
  'filter-with unknown': into(/^\s*\[(app|filter):/, 'filter-with = nothing'),
  'require unknown': into(/^\s*\[(app|filter):/, 'require = demo nothing'),
  'get unknown': into(/^\s*\[(app|filter):/, 'get x = nothing'),

  'comma in a pipeline': line(/^\s+(gzip|egg:demo#fapp)$|^pipeline = \w+ \w+/, found => found.replace(/(\w)(\s|$)(?=\w|$)/, '$1,$2')),
  'name misspelt in a pipeline': line(/^\s+(gzip|site)$|^pipeline = \w+/, found => found.replace(/(\w)$/, '$1$1')),
  'pipeline in the wrong order': line(/^pipeline = \w+ \w+/, found => found.replace(/= (\w+) (\w+)/, '= $2 $1')),
  'pipeline emptied': line(/^pipeline = ./, () => 'pipeline ='),
  'extra option in a pipeline': into(/^\s*\[pipeline:/, 'debug2 = true'),
  'comment in a pipeline': line(/^pipeline = ./, found => found.replace(/= (\w+)/, '= $1 # first')),
  'next removed': line(/^next\s*=/, () => ''),
  'urlmap path without slash': line(/^\/\w+ =/, found => found.slice(1)),
  'cascade option': line(/^app\d =/, found => found.replace('app', 'part')),

  'server option misspelt': line(/^\s*(host|port|threads|workers|timeout|bind|unix_socket|listen|umask)\s*[=:]/, found =>
    found.replace(/(\w)(\s*[=:])/, '$1x$2'),
  ),
  'unknown server option': into(server, 'frobnicate = 1'),
  'port is no number': line(
    /^\s*port\s*[=:]/,
    value((_text, random) => pick(random, 'http', '', '65o1', '80 # http')),
  ),
  'socket beside a port': into(server, 'unix_socket = /run/x.sock\nport = 80'),
  'listen beside a host': into(server, 'listen = 127.0.0.1:80\nhost = 127.0.0.1'),
  'permissions not octal': into(server, 'unix_socket_perms = rw'),
  'number with a unit': line(
    /^\s*(threads|workers|timeout|connection_limit|channel_timeout)\s*[=:]/,
    value(text => `${text}s`),
  ),
  'boolean in German': line(
    /^\s*(preload_app|expose_tracebacks)\s*[=:]/,
    value(() => 'ja'),
  ),
  'unknown trusted header': line(
    /^trusted_proxy_headers/,
    value((text, random) => pick(random, `${text} x-real-ip`, 'x-forwarded-for, x-forwarded-proto')),
  ),
  'trust without a proxy': line(/^trusted_proxy\s*=/, () => ''),

  'level in lower case': line(
    /^level\s*=/,
    value(text => text.toLowerCase()),
  ),
  'unknown handler': line(
    /^handlers\s*=/,
    value(text => `${text}${text === '' ? '' : ', '}nothing`),
  ),
  'unknown formatter': line(
    /^formatter\s*=/,
    value(() => 'nothing'),
  ),
  'unlisted name': line(
    /^keys\s*=/,
    value(text => text.replace(/,?\s*\w+$/, '')),
  ),
  'blanks in a list': line(/^keys\s*=.*,/, found => found.replaceAll(',', '')),
  'trailing comma': line(/^keys\s*=/, found => `${found},`),
  'list removed': line(/^(keys|handlers|qualname|class)\s*=/, () => ''),
  'logging section removed': line(/^\[(logger_|handler_|formatter_)/, found => found.replace('[', '[x_')),
  'no such class': line(
    /^class\s*=/,
    value((_text, random) => pick(random, 'StreamHandlr', 'handlers.Nothing', 'streamhandler')),
  ),
  'broken args': line(
    /^args\s*=/,
    value((text, random) => pick(random, text.slice(0, -1), 'sys.stderr.x', '(nothing,)')),
  ),
  'format without fields': line(
    /^format\s*=/,
    value(() => 'hello'),
  ),
  'format of another style': line(
    /^format\s*=/,
    value((_text, random) => pick(random, '%(message)', '%(levelname)q', '{message}')),
  ),
  'propagate as a word': line(
    /^propagate\s*=/,
    value(() => 'yes'),
  ),
  'options that differ in case': into(/^\s*\[app:|^\[server:/, 'Title_x = 1\ntitle_x = 2'),

  'line removed': line(/./, () => ''),
  'character removed': (text, random) => {
    const at = Math.floor(random() * text.length);
    return text.slice(0, at) + text.slice(at + 1);
  },
  'character doubled': (text, random) => {
    const at = Math.floor(random() * text.length);
    return text.slice(0, at) + text.slice(at, at + 1) + text.slice(at);
  },
  'characters swapped': (text, random) => {
    const at = Math.floor(random() * (text.length - 1));
    return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
  },
};
