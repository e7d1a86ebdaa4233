// Apps, filters and composites that PasteDeploy, Paste and PasteScript bring along, with their arguments: the entry points and signatures of
// PasteDeploy 3.0.1, Paste 3.5.2 and PasteScript 3.2.1.

import type { Doubt, FactoryFacts, OptionFacts, ValueType } from './paste-types.ts';

/** paste.deploy's and Paste's `asbool`: anything but these words is refused. */
const boolean: ValueType = { kind: 'boolean', true: ['true', 'yes', 'on', 'y', 't', '1'], false: ['false', 'no', 'off', 'n', 'f', '0'] };
const integer = { kind: 'integer', base: 10 } as const satisfies ValueType;
const text: ValueType = { kind: 'text' };
const path: ValueType = { kind: 'path' };
const words: ValueType = { kind: 'list', separator: 'blanks', item: text };

function required(name: string, type: ValueType, meaning: string): OptionFacts {
  return { name, type, meaning, required: true };
}

function optional(name: string, type: ValueType, meaning: string, byDefault?: string): OptionFacts {
  return { name, type, meaning, ...(byDefault === undefined ? {} : { default: byDefault }) };
}

function factory(
  kind: FactoryFacts['kind'],
  egg: string,
  meaning: string,
  options: readonly OptionFacts[],
  others: FactoryFacts['others'] = 'rejected',
) {
  return { egg, kind, meaning, options, others, source: egg.startsWith('PasteDeploy') ? 'PasteDeploy 3.0.1' : 'Paste 3.5.2' } as const;
}

function dead(kind: FactoryFacts['kind'], egg: string, meaning: string, why: string): FactoryFacts {
  return { ...factory(kind, egg, meaning, [], 'taken'), dead: why };
}

/** Of the options for which Paste 3.5.2 looks into `logging._levelNames`, which Python 3.4 took away. */
const noLevelNames = 'on Python 3 any text here is an `AttributeError`; set the level in `[logger_wsgi]`';

/** Doubts of options that are true for being there, whatever their text. */
const trueAnyway: readonly Doubt[] = ['false', 'False', 'no', 'off', '0'].map(equals => ({
  equals,
  says: 'is a text like any other, and so means true: only an empty value means false',
}));

const authentication: readonly OptionFacts[] = [
  required('realm', text, 'Name of the realm, shown to the user.'),
  required('authfunc', { kind: 'text', nonEmpty: true }, 'Function that judges name and password, as `module:function`.'),
];

export const factories: readonly FactoryFacts[] = [
  // Apps
  factory('app', 'Paste#static', 'Serves the files of a folder.', [
    required('document_root', path, 'The folder to serve.'),
    optional('cache_max_age', integer, 'Seconds that clients may keep a file.'),
  ]),
  {
    ...factory('app', 'Paste#urlparser', 'Finds files and Python modules of a folder by the URL.', [
      required('directory', path, 'The folder.'),
      required('base_python_name', text, 'Dotted name of the package that the modules of the folder belong to.'),
      optional('index_names', words, 'Names of index files, separated by blanks.'),
      optional('hide_extensions', words, 'Suffixes never served.'),
      optional('ignore_extensions', words, 'Suffixes that a URL may leave out.'),
    ]),
    prefixes: [
      { prefix: 'constructor ', type: text, meaning: 'Function that makes the app of files with this suffix, as `module:function`.' },
    ],
  },
  factory('app', 'Paste#cgi', 'Runs a CGI script.', [
    required('script', path, 'The script.'),
    optional('path', words, 'Folders to look for it.'),
    optional('include_os_environ', boolean, 'Whether the script also gets the environment of the process.', 'true'),
    optional('query_string', text, 'Query string to use instead of that of the request.'),
  ]),
  factory('app', 'Paste#pkg_resources', 'Serves the files of a Python distribution.', [
    required('egg', text, 'Name of the distribution.'),
    optional('resource_name', text, 'Folder in it.'),
  ]),
  factory('app', 'Paste#proxy', 'Passes requests on to another server.', [
    required('address', text, 'URL of that server.'),
    optional('allowed_request_methods', words, 'Methods passed on, separated by blanks; all by default.'),
    optional('suppress_http_headers', words, 'Headers not passed on.'),
  ]),
  factory('app', 'Paste#transparent_proxy', 'Passes each request on to the host it names.', [
    optional('force_host', text, 'Host to use instead.'),
    optional('force_scheme', text, 'Scheme to use.', 'http'),
  ]),
  factory('app', 'Paste#test', 'Shows the environment of each request.', []),
  factory('app', 'Paste#test_slow', 'Answers slowly, for tests.', [
    optional('chunk_size', integer, 'Bytes sent at a time.', '4096'),
    optional('delay', integer, 'Seconds between them.', '1'),
    optional('progress', boolean, 'Show progress.', 'true'),
  ]),
  dead('app', 'Paste#watch_threads', 'Shows what the threads of a server do.', 'it needs the module `cStringIO` of Python 2'),
  {
    ...factory('app', 'PasteScript#test', 'Shows the environment of each request.', [
      optional('text', boolean, 'Plain text instead of HTML.', 'false'),
      optional('lint', boolean, 'Check requests for mistakes of the server.', 'false'),
    ]),
    source: 'PasteScript 3.2.1',
  },
  // Composites
  {
    ...factory(
      'composite',
      'Paste#urlmap',
      'Chooses an app by the beginning of the URL: each option is a path (`/static`) or a host (`domain example.org`), its value an app.',
      [optional('not_found_app', { kind: 'text' }, 'App for every other URL.')],
      'taken',
    ),
    prefixes: [
      { prefix: '/', type: { kind: 'text', nonEmpty: true }, meaning: 'URL path whose app this is.' },
      {
        prefix: 'domain ',
        type: { kind: 'text', nonEmpty: true },
        meaning: 'Host, with `port N` and a path if wanted, whose app this is.',
      },
    ],
  },
  {
    ...factory(
      'composite',
      'Paste#cascade',
      'Tries apps in the order of their names until one does not answer with one of `catch`.',
      [optional('catch', { kind: 'list', separator: 'blanks', item: integer }, 'Status codes that make the next app be tried.', '404')],
      'taken',
    ),
    prefixes: [{ prefix: 'app', type: { kind: 'text', nonEmpty: true }, meaning: 'An app to try; in the order of the options’ names.' }],
  },
  // Filters
  factory('filter', 'PasteDeploy#prefix', 'Puts the app below a URL path, and believes the forwarded headers of **any** client.', [
    optional('prefix', text, 'URL path that becomes `SCRIPT_NAME`.', '/'),
    optional('translate_forwarded_server', boolean, 'Whether `X-Forwarded-Host` and the like are believed.', 'true'),
    optional('force_port', text, 'Port the app sees, whatever the client used; empty for the default of the scheme.'),
    optional('scheme', text, 'Scheme the app sees.'),
  ]),
  factory('filter', 'PasteDeploy#config', 'Makes its options available as `paste.deploy.CONFIG` during a request.', [], 'taken'),
  factory('filter', 'Paste#config', 'Makes its options available as `paste.config.CONFIG` during a request.', [], 'taken'),
  factory('filter', 'Paste#translogger', 'Logs requests in the format of Apache.', [
    optional('logger_name', text, 'Name of the logger.', 'wsgi'),
    optional('format', text, "Format of a line; each `%` is doubled here. Apache's combined format by default."),
    { ...optional('logging_level', text, 'Level, by its name.', 'INFO'), deprecated: noLevelNames },
    optional('setup_console_handler', boolean, 'Add a handler that writes to the console.', 'true'),
    { ...optional('set_logger_level', text, 'Level of the logger, by its name.', 'DEBUG'), deprecated: noLevelNames },
  ]),
  factory('filter', 'Paste#gzip', 'Compresses responses.', [optional('compress_level', integer, 'From 1 (fast) to 9 (small).', '6')]),
  factory('filter', 'Paste#httpexceptions', 'Turns HTTP exceptions of the app into responses.', [
    {
      ...optional('warning_level', { ...integer, empty: true }, 'Status from which on an exception is logged.'),
      doubts: [
        { below: 100, says: 'is no status of HTTP' },
        { above: 599, says: 'is no status of HTTP' },
      ],
    },
  ]),
  factory('filter', 'Paste#lint', 'Checks that app and server keep to WSGI.', []),
  factory('filter', 'Paste#recursive', 'Lets an app include or forward to other URLs of itself.', []),
  factory('filter', 'Paste#registry', 'Gives each request its own `StackedObjectProxy` objects.', []),
  factory('filter', 'Paste#pony', 'Shows a pony at `/pony`.', []),
  factory('filter', 'Paste#cowbell', 'Shows a cow at `/cowbell`.', []),
  factory('filter', 'Paste#cgitb', 'Shows tracebacks with the values of variables.', [
    optional('display', boolean, 'Show them to the client; `debug` of [DEFAULT] otherwise.'),
    optional('logdir', path, 'Folder to write them to.'),
    optional('context', integer, 'Lines of code shown.', '5'),
    optional('format', text, '`html` or `text`.', 'html'),
  ]),
  factory('filter', 'Paste#error_catcher', 'Catches exceptions, shows or mails them.', [
    optional('debug', boolean, 'Show tracebacks to the client; `debug` of [DEFAULT] otherwise.'),
    optional('error_email', words, 'Whom to write; `error_email` or `admin_email` of [DEFAULT] otherwise.'),
    optional('error_log', path, 'File to write to.'),
    { ...optional('show_exceptions_in_wsgi_errors', text, 'Any text: write them to the error log of the server too.'), doubts: trueAnyway },
    optional('from_address', text, 'Sender of mails.'),
    optional('smtp_server', text, 'Mail server.', 'localhost'),
    optional('smtp_username', text, 'User at the mail server.'),
    optional('smtp_password', text, 'Password at the mail server.'),
    { ...optional('smtp_use_tls', text, 'Any text: use TLS with the mail server.'), doubts: trueAnyway },
    optional('error_subject_prefix', text, 'Beginning of the subject of mails.'),
    optional('error_message', text, 'What the client sees.'),
    optional('xmlhttp_key', text, 'Variable that marks a request as one of a script.'),
  ]),
  factory('filter', 'Paste#evalerror', 'Shows tracebacks with a Python prompt in them. Never in production.', [
    optional('xmlhttp_key', text, 'Variable that marks a request as one of a script.'),
  ]),
  {
    ...factory(
      'filter',
      'Paste#errordocument',
      'Shows another page of the app for an error: each option is a status code, its value a URL path.',
      [],
      'taken',
    ),
  },
  factory('filter', 'Paste#auth_basic', 'HTTP basic authentication.', authentication, 'taken'),
  factory('filter', 'Paste#auth_digest', 'HTTP digest authentication.', authentication, 'taken'),
  factory('filter', 'Paste#auth_form', 'Authentication with a form.', authentication, 'taken'),
  factory('filter', 'Paste#auth_cookie', 'Keeps variables such as `REMOTE_USER` in a signed cookie.', [
    optional('cookie_name', text, 'Name of the cookie.', 'PASTE_AUTH_COOKIE'),
    optional('scanlist', words, 'Variables to keep, separated by blanks.', 'REMOTE_USER REMOTE_SESSION'),
    optional('secret', text, 'Key of the signature; made up at each start otherwise.'),
    optional('timeout', integer, 'Minutes until the cookie ends.', '30'),
    optional('maxlen', integer, 'Longest cookie.', '4096'),
  ]),
  factory('filter', 'Paste#auth_tkt', 'Authentication with the tickets of `mod_auth_tkt`.', [
    optional('secret', text, 'Key of the tickets.'),
    optional('cookie_name', text, 'Name of the cookie.', 'auth_tkt'),
    optional('secure', boolean, 'Only send the cookie over HTTPS.', 'false'),
    optional('include_ip', boolean, 'Bind a ticket to an IP address.', 'true'),
    optional('logout_path', text, 'URL path that ends a session.'),
  ]),
  factory(
    'filter',
    'Paste#grantip',
    'Gives users and roles by IP address: each option is an address or network, its value `user:role`.',
    [optional('clobber_username', boolean, 'Replace a user name that is already there.', 'false')],
    'taken',
  ),
  factory('filter', 'Paste#paste_session', 'Sessions kept in files.', [
    optional('session_expiration', integer, 'Minutes until a session ends.'),
    optional('expiration', integer, 'Minutes until its file is removed.'),
    optional('cookie_name', text, 'Name of the cookie.', '_SID_'),
    optional('session_file_path', path, 'Folder of the files.', '/tmp'),
    optional('chmod', text, 'Octal mode of the files.'),
  ]),
  dead('filter', 'Paste#flup_session', 'Sessions of flup.', '`flup.middleware` is gone'),
  dead('filter', 'Paste#openid', 'Authentication with OpenID.', 'it needs the module `urlparse` of Python 2'),
  dead('filter', 'Paste#printdebug', 'Shows what the app prints in its pages.', 'it needs the module `cStringIO` of Python 2'),
  dead('filter', 'Paste#profile', 'Shows a profile in each page.', 'it needs the module `hotshot` of Python 2'),
  dead('filter', 'Paste#wdg_validate', 'Checks the HTML of pages.', 'it needs the module `cStringIO` of Python 2'),
];

/** Pyramid's `asbool`: these words are true, everything else is false. */
const pyramidBoolean: ValueType = { kind: 'boolean', true: ['true', 'yes', 'on', 't', 'y', '1'] };

/** What Pyramid reads among the options of an app: pyramid/config/settings.py and pyramid/config/__init__.py of 2.0. */
export const pyramidOptions: readonly OptionFacts[] = [
  optional('pyramid.includes', words, 'Packages to include, as with `config.include`, separated by blanks or line breaks.'),
  optional('pyramid.tweens', words, 'All tweens, the outermost first; replaces those that packages add.'),
  optional('pyramid.default_locale_name', text, 'Language used when a request asks for none.', 'en'),
  optional('pyramid.reload_templates', pyramidBoolean, 'Read a template again when it has changed. For development.', 'false'),
  optional('pyramid.reload_assets', pyramidBoolean, 'Look for assets at each use. For development.', 'false'),
  optional('pyramid.reload_all', pyramidBoolean, 'All the `pyramid.reload_…` at once.', 'false'),
  optional('pyramid.debug_authorization', pyramidBoolean, 'Log every decision about permissions.', 'false'),
  optional('pyramid.debug_notfound', pyramidBoolean, 'Log why no view was found.', 'false'),
  optional('pyramid.debug_routematch', pyramidBoolean, 'Log which route a URL matched.', 'false'),
  optional('pyramid.debug_templates', pyramidBoolean, 'Show details of errors in templates.', 'false'),
  optional('pyramid.debug_all', pyramidBoolean, 'All the `pyramid.debug_…` at once.', 'false'),
  optional('pyramid.prevent_http_cache', pyramidBoolean, 'Ignore `http_cache` of views.', 'false'),
  optional('pyramid.prevent_cachebust', pyramidBoolean, 'Make static URLs without cache busting.', 'false'),
  optional('pyramid.csrf_trusted_origins', words, 'Hosts whose pages may post here, separated by blanks.'),
];
