// More ways to break a Paste file: what a keyboard, an editor, another format or a half-remembered manual does to it.

import { type Breaker, into, line, pick, value } from './paste-breaking.ts';

const server = /^\s*\[server:/;
const app = /^\s*\[app:/;
const number = /^\s*(port|threads|workers|timeout|connection_limit|channel_timeout|max_request_body_size)\s*[=:]/;
const anyOption = /^\w[\w.-]*\s*=/;
/** A number, a flag or a reference: where a character too many is one the reader stumbles over. */
const strict = /^\s*(port|threads|workers|use|pipeline|level|class|keys|handlers|unix_socket_perms)\s*[=:]\s*\S/;

export const slips: Readonly<Record<string, Breaker>> = {
  'hyphens for underscores': line(/^\w+_\w+\s*=/, found => found.replace(/^[^=]*/, key => key.replaceAll('_', '-'))),
  'underscores for hyphens': line(/^[\w]+-\w+\s*=/, found => found.replace(/^[^=]*/, key => key.replaceAll('-', '_'))),
  'key in capitals': line(anyOption, found => found.replace(/^\w+/, key => key.toUpperCase())),
  'tab behind set': into(app, 'set\tdebug = true'),
  'colon in a key': into(app, 'http://example.com = x'),
  'password with a percent': into(app, 'sqlalchemy.url = postgresql://me:p%40ss@db/site'),
  'strftime in a value': into(app, 'date_format = %Y-%m-%d'),
  'shell variable': into(server, 'ident = $HOME'),
  'two lines in one': (text, random) => line(anyOption, found => `${found} `)(text, random)?.replace(/ \n(?=\w+ ?=)/, ' '),
  'line broken in two': line(/^\w[\w.-]*\s*=\s*\S/, found => found.replace(/=\s*/, '=\n')),
  'value on an indented line of its own': line(/^\w[\w.-]*\s*=\s*\S/, found => found.replace(/=\s*/, '=\n    ')),
  'backslash at the end': line(strict, found => `${found} \\`),
  'semicolon at the end': line(strict, found => `${found};`),
  'comma at the end': line(strict, found => `${found},`),
  'smart quotes': line(
    strict,
    value(text => `“${text}”`),
  ),
  'single quotes': line(
    strict,
    value(text => `'${text}'`),
  ),
  'no-break space in front': line(anyOption, found => `\u00A0${found}`),
  'no-break space in a header': line(/^\[\w+:\w/, found => found.replace(':', ':\u00A0')),
  'no-break space in a value': line(
    strict,
    value(text => `${text}\u00A0x`),
  ),
  'zero-width space': line(
    strict,
    value(text => `\u200B${text}`),
  ),
  'long dash': line(/-/, found => found.replace('-', '–')),
  'CRLF and a broken line': text => text.replace('\n', '\nno option at all\n').replaceAll('\n', '\r\n'),
  'carriage returns alone': text => text.replaceAll('\n', '\r'),
  'merge conflict': line(anyOption, found => `<<<<<<< HEAD\n${found}\n=======\n${found}\n>>>>>>> other`),
  'list of YAML': line(/^pipeline\s*=/, () => 'pipeline =\n- gzip\n- site'),
  'list of JSON': line(
    /^pipeline\s*=/,
    value((text, random) => pick(random, `[${text.trim().split(/\s+/).join(', ')}]`, `["${text.trim()}"]`)),
  ),
  'mapping of YAML': line(anyOption, found => found.replace(/\s*=.*/, ':\n  - x')),
  TOML: line(/^\[\w+:\w/, found => found.replace(/\[(.*)\]/, '["$1"]')),
  'double brackets': line(/^\[\w+:\w/, found => `[${found}]`),
  'section name without kind': line(/^\[\w+:\w/, found => found.replace(/\[\w+:/, '[')),
  'section name left out': line(/^\[\w+:\w/, found => found.replace(/:.*\]/, ']')),
  'kind misspelt': line(/^\[(pipeline|composite|filter|server|app):/, found => found.replace(/^\[(\w)(\w)/, '[$2$1')),
  'Default for DEFAULT': text => (text.includes('[DEFAULT]') ? text.replace('[DEFAULT]', '[Default]') : undefined),
  'twice in DEFAULT': text => `[DEFAULT]\nname_x = 1\n${text}\n[DEFAULT]\nname_x = 2\n`,
  'server option in DEFAULT': text => `[DEFAULT]\nport = 80\n${text}`,

  'use in quotes': line(
    /^\s*use\s*[=:]/,
    value(text => `"${text}"`),
  ),
  'egg with a slash': line(/egg:\w+#/, found => found.replace('#', '/')),
  'egg with a colon': line(/egg:\w+#/, found => found.replace('#', ':')),
  'egg without scheme': line(/egg:\w+/, found => found.replace('egg:', '')),
  'egg with two signs': line(/egg:\w+#/, found => found.replace('#', '##')),
  'egg with a file': line(/egg:\w+/, found => found.replace(/egg:\w+/, 'egg:demo.py')),
  'factory for use': line(
    /^\s*use\s*[=:]\s*egg/,
    value((_text, random) => pick(random, 'demo:app_factory', 'paste.app_factory', 'call:demo.app_factory', 'call:demo:')),
  ),
  'filter-with an app': into(app, 'filter-with = main'),
  'config without scheme': line(
    /^\s*use\s*[=:]/,
    value(() => 'base.ini#main'),
  ),
  'config with a blank': line(
    /^\s*use\s*[=:]/,
    value(() => 'config: base.ini'),
  ),
  'pipeline by commas': line(/^pipeline\s*=\s*\w+ \w/, found => found.replace(/(\w) (?=\w)/g, '$1, ')),
  'pipeline with arrows': line(/^pipeline\s*=\s*\w+ \w/, found => found.replace(/(\w) (?=\w)/g, '$1 -> ')),
  'use in a pipeline': into(/^\[pipeline:/, 'use = egg:demo'),

  'port out of range': line(
    /^\s*port\s*[=:]/,
    value((_text, random) => pick(random, '65536', '-1', '99999')),
  ),
  'port and host in one': line(
    /^\s*host\s*[=:]/,
    value(text => `${text}:8080`),
  ),
  'scheme in a host': line(
    /^\s*host\s*[=:]/,
    value(text => `http://${text}`),
  ),
  'path as a host': line(
    /^\s*host\s*[=:]/,
    value((_text, random) => pick(random, '/run/site.sock', 'unix:/run/site.sock')),
  ),
  'unix: in a socket': into(server, 'unix_socket = unix:/run/x.sock'),
  fraction: line(
    number,
    value(text => `${text}.5`),
  ),
  'negative number': line(
    number,
    value(text => `-${text}`),
  ),
  'number with separators': line(
    number,
    value((text, random) => pick(random, `${text},000`, `${text} 000`, `${text}_000`, `0x${text}`, `0${text}`)),
  ),
  'size with a unit': line(/^\s*max_request_body_size\s*=/, () => 'max_request_body_size = 10MB'),
  'option of another server': into(server, 'worker_class = gevent'),

  'args without brackets': line(
    /^args\s*=/,
    value((_text, random) => pick(random, 'sys.stderr', '(sys.stderr)', '[sys.stderr]', 'stderr', "('a.log', 'a'")),
  ),
  'args with too much': line(
    /^args\s*=/,
    value(() => '(sys.stderr, 1, 2, 3, 4, 5, 6, 7, 8)'),
  ),
  'level as a number': line(
    /^level\s*=/,
    value((_text, random) => pick(random, '20', 'logging.INFO', 'Warning', 'TRACE', 'INFO DEBUG')),
  ),
  'class with its module': line(
    /^class\s*=/,
    value((text, random) => pick(random, `logging.${text}`, `logging.handlers.${text}`, `handlers.${text}`, `${text}()`)),
  ),
  'handlers by blanks': line(/^handlers\s*=\s*\w/, found => `${found} console file`),
  'quoted names in a list': line(
    /^(keys|handlers)\s*=\s*\w/,
    value(text => text.replace(/\w+/g, '"$&"')),
  ),
  'names over several lines': line(/^keys\s*=.*,/, found => found.replace(/=\s*/, '=\n    ').replace(/,\s*/g, ',\n    ')),
  'format without type': line(/^format\s*=.*%\(\w+\)s/, found => found.replace(/\)s/, ')')),
  'format doubled': line(/^format\s*=.*%\(\w+\)s/, found => found.replaceAll('%(', '%%(')),
  'unknown style': into(/^\[formatter_/, 'style = percent'),
  'style without its format': into(/^\[formatter_/, 'style = {'),
  'propagate in words': into(/^\[logger_(?!root)/, 'propagate = no'),
  'handler section misspelt': line(/^\[(handler|logger|formatter)_/, found => found.replace('_', 's_')),
  'handler section with a colon': line(/^\[(handler|logger|formatter)_/, found => found.replace('_', ':')),
};
