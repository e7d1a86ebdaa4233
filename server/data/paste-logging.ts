// What Python's logging.config.fileConfig reads in a file with [loggers], and the names that its expressions may use: CPython 3.8 to 3.14.

import type { OptionFacts, SectionFacts, ValueType } from './paste-types.ts';

/** Level names, the most severe first; only in upper case. */
export const levels: readonly string[] = ['CRITICAL', 'FATAL', 'ERROR', 'WARNING', 'WARN', 'INFO', 'DEBUG', 'NOTSET'];

/** The three lists, the beginnings of the names of their members' sections, and what a member is called. */
export const loggingLists = [
  { list: 'loggers', prefix: 'logger_', item: 'logger' },
  { list: 'handlers', prefix: 'handler_', item: 'handler' },
  { list: 'formatters', prefix: 'formatter_', item: 'formatter' },
] as const;

const names: ValueType = { kind: 'list', separator: 'commas', item: { kind: 'text' } };
const level: OptionFacts = {
  name: 'level',
  type: { kind: 'choice', values: levels },
  meaning: 'Least severe level that passes, in upper case. Without it everything passes here.',
};
const handlers: OptionFacts = {
  name: 'handlers',
  type: names,
  required: true,
  meaning: 'Handlers that get the records, with commas; may be empty. Each must be listed in `[handlers] keys`.',
};
const source = 'logging/config.py, CPython 3.8 to 3.14';

function list(name: string, meaning: string): SectionFacts {
  return {
    name,
    meaning: `${meaning} Needed in a file with logging.`,
    source,
    others: 'ignored',
    options: [
      { name: 'keys', type: names, required: true, meaning: `Names separated by commas: blanks or line breaks alone do not separate.` },
    ],
    foldCase: true,
  };
}

export const loggingSections: readonly SectionFacts[] = [
  list('loggers', 'The loggers to set up, `root` among them; each has a section `[logger_NAME]`.'),
  list('handlers', 'The handlers to set up; each has a section `[handler_NAME]`.'),
  list('formatters', 'The formatters to set up; each has a section `[formatter_NAME]`.'),
  {
    name: 'logger_root',
    meaning: 'The root logger, which gets the records of all others.',
    source,
    others: 'ignored',
    foldCase: true,
    inherits: true,
    options: [level, handlers],
  },
  {
    name: 'logger_*',
    meaning: 'A logger.',
    source,
    others: 'ignored',
    foldCase: true,
    inherits: true,
    options: [
      level,
      handlers,
      {
        name: 'qualname',
        type: { kind: 'text' },
        required: true,
        meaning: 'Name of the logger in the code, mostly that of a package.',
      },
      {
        name: 'propagate',
        type: { kind: 'integer', base: 10 },
        default: '1',
        meaning: 'Whether records also go to the loggers above: 1 or 0; a word such as `yes` is refused.',
      },
    ],
  },
  {
    name: 'handler_*',
    meaning: 'A handler: where records go.',
    source,
    others: 'ignored',
    foldCase: true,
    inherits: true,
    options: [
      {
        name: 'class',
        type: { kind: 'text', nonEmpty: true },
        required: true,
        meaning: 'Class of the handler: a name in `logging` (`StreamHandler`, `handlers.RotatingFileHandler`) or a dotted Python name.',
      },
      {
        name: 'args',
        type: { kind: 'text', nonEmpty: true },
        default: '()',
        meaning:
          'Arguments of the class as a Python tuple, evaluated among the names of `logging`; one alone needs its comma: `(sys.stderr,)`.',
      },
      {
        name: 'kwargs',
        type: { kind: 'text', nonEmpty: true },
        default: '{}',
        meaning: 'Named arguments of the class as a Python dictionary.',
      },
      level,
      { name: 'formatter', type: { kind: 'text' }, meaning: 'Formatter of the lines; it must be listed in `[formatters] keys`.' },
      { name: 'target', type: { kind: 'text' }, meaning: 'For a `MemoryHandler`: the handler that gets the records in the end.' },
    ],
  },
  {
    name: 'formatter_*',
    meaning: 'A formatter: how a record is written.',
    source,
    others: 'ignored',
    foldCase: true,
    inherits: true,
    options: [
      {
        name: 'format',
        raw: true,
        type: { kind: 'text' },
        meaning: 'Line of a record, such as `%(asctime)s %(levelname)s %(message)s`. Read raw: each `%` stands once.',
      },
      { name: 'datefmt', raw: true, type: { kind: 'text' }, meaning: 'Format of `asctime`, as for `time.strftime`. Read raw.' },
      {
        name: 'style',
        raw: true,
        type: { kind: 'choice', values: ['%', '{', '$'] },
        default: '%',
        meaning: 'How the fields of `format` are written: `%(message)s`, `{message}` or `${message}`.',
      },
      {
        name: 'class',
        type: { kind: 'text' },
        default: 'logging.Formatter',
        meaning: 'Dotted name of another class of formatters.',
      },
    ],
  },
];

/** A line of a record with what people want to see of it, in each style. */
export const usualFormats: Readonly<Record<string, string>> = {
  '%': '%(asctime)s %(levelname)-5.5s [%(name)s:%(lineno)s][%(threadName)s] %(message)s',
  '{': '{asctime} {levelname:5.5} [{name}:{lineno}][{threadName}] {message}',
  $: '$asctime $levelname [$name:$lineno][$threadName] $message',
};

/** Handler classes with their arguments as Python writes them; a `=` marks one that may be left out. `handlers.` ones live in logging.handlers. */
export const handlerClasses: readonly { readonly name: string; readonly parameters: readonly string[]; readonly meaning: string }[] = [
  { name: 'StreamHandler', parameters: ['stream=sys.stderr'], meaning: 'Writes to a stream.' },
  {
    name: 'FileHandler',
    parameters: ['filename', "mode='a'", 'encoding=None', 'delay=False', 'errors=None'],
    meaning: 'Writes to a file.',
  },
  { name: 'NullHandler', parameters: ['level=NOTSET'], meaning: 'Drops everything.' },
  {
    name: 'handlers.RotatingFileHandler',
    parameters: ['filename', "mode='a'", 'maxBytes=0', 'backupCount=0', 'encoding=None', 'delay=False', 'errors=None'],
    meaning: 'Writes to a file and begins another one at a size.',
  },
  {
    name: 'handlers.TimedRotatingFileHandler',
    parameters: [
      'filename',
      "when='h'",
      'interval=1',
      'backupCount=0',
      'encoding=None',
      'delay=False',
      'utc=False',
      'atTime=None',
      'errors=None',
    ],
    meaning: 'Writes to a file and begins another one after a time.',
  },
  {
    name: 'handlers.WatchedFileHandler',
    parameters: ['filename', "mode='a'", 'encoding=None', 'delay=False', 'errors=None'],
    meaning: 'Writes to a file and opens it again when logrotate has moved it.',
  },
  { name: 'handlers.SocketHandler', parameters: ['host', 'port'], meaning: 'Sends pickled records over TCP.' },
  { name: 'handlers.DatagramHandler', parameters: ['host', 'port'], meaning: 'Sends pickled records over UDP.' },
  {
    name: 'handlers.SysLogHandler',
    parameters: ["address=('localhost', 514)", 'facility=LOG_USER', 'socktype=None', 'timeout=None'],
    meaning: 'Sends to syslog.',
  },
  {
    name: 'handlers.NTEventLogHandler',
    parameters: ['appname', 'dllname=None', "logtype='Application'"],
    meaning: 'Sends to the Windows event log.',
  },
  {
    name: 'handlers.SMTPHandler',
    parameters: ['mailhost', 'fromaddr', 'toaddrs', 'subject', 'credentials=None', 'secure=None', 'timeout=5.0'],
    meaning: 'Sends mails.',
  },
  { name: 'handlers.BufferingHandler', parameters: ['capacity'], meaning: 'Keeps records in memory.' },
  {
    name: 'handlers.MemoryHandler',
    parameters: ['capacity', 'flushLevel=ERROR', 'target=None', 'flushOnClose=True'],
    meaning: 'Keeps records until an error, then gives them to `target`.',
  },
  {
    name: 'handlers.HTTPHandler',
    parameters: ['host', 'url', "method='GET'", 'secure=False', 'credentials=None', 'context=None'],
    meaning: 'Sends to a web server.',
  },
  { name: 'handlers.QueueHandler', parameters: ['queue'], meaning: 'Puts records into a queue.' },
];

/** Classes of formatters in `logging` itself. */
export const formatterClasses: readonly string[] = ['Formatter', 'BufferingFormatter'];

/** Names that `args`, `kwargs` and `class` may use without a dot in front: those of the module `logging`. Python's built-ins come on top. */
export const loggingNames: ReadonlySet<string> = new Set(
  (
    'sys os time io re traceback warnings weakref collections collections_abc atexit types string threading handlers config Template Formatter StringFormatter GenericAlias ' +
    'BASIC_FORMAT BufferingFormatter CRITICAL DEBUG ERROR FATAL FileHandler Filter Filterer Handler INFO LogRecord Logger LoggerAdapter Manager NOTSET ' +
    'NullHandler PercentStyle PlaceHolder RootLogger StrFormatStyle StreamHandler StringTemplateStyle WARN WARNING addLevelName basicConfig ' +
    'captureWarnings critical currentframe debug disable error exception fatal getHandlerByName getHandlerNames getLevelName getLevelNamesMapping ' +
    'getLogRecordFactory getLogger getLoggerClass info lastResort log logAsyncioTasks logMultiprocessing logProcesses logThreads makeLogRecord ' +
    'raiseExceptions root setLogRecordFactory setLoggerClass shutdown warn warning'
  ).split(' '),
);

/** Python's built-in names that an expression in a configuration may reasonably use. */
export const pythonBuiltins: ReadonlySet<string> = new Set(
  (
    'True False None Ellipsis NotImplemented __debug__ __import__ abs all any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile ' +
    'complex copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id ' +
    'input int isinstance issubclass iter len license list locals map max memoryview min next object oct open ord pow print property quit range repr ' +
    'reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip'
  ).split(' '),
);

/** Fields that a format may name: attributes of a LogRecord. */
export const recordFields: readonly { readonly name: string; readonly meaning: string }[] = [
  { name: 'asctime', meaning: 'Time, as `datefmt` says.' },
  { name: 'created', meaning: 'Time in seconds since 1970.' },
  { name: 'filename', meaning: 'Name of the source file.' },
  { name: 'funcName', meaning: 'Name of the function.' },
  { name: 'levelname', meaning: 'Name of the level.' },
  { name: 'levelno', meaning: 'Number of the level.' },
  { name: 'lineno', meaning: 'Line in the source file.' },
  { name: 'message', meaning: 'The message.' },
  { name: 'module', meaning: 'Name of the module.' },
  { name: 'msecs', meaning: 'Milliseconds of the time.' },
  { name: 'name', meaning: 'Name of the logger.' },
  { name: 'pathname', meaning: 'Path of the source file.' },
  { name: 'process', meaning: 'Process id.' },
  { name: 'processName', meaning: 'Name of the process.' },
  { name: 'relativeCreated', meaning: 'Milliseconds since logging was loaded.' },
  { name: 'taskName', meaning: 'Name of the asyncio task (Python 3.12).' },
  { name: 'thread', meaning: 'Thread id.' },
  { name: 'threadName', meaning: 'Name of the thread.' },
];
