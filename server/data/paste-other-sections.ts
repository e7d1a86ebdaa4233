// Sections of Paste files that others read: pserve's helpers, uWSGI, alembic, celery, paster. Names not listed here are nobody's business.

import type { OptionFacts, SectionFacts, ValueType } from './paste-types.ts';
import { uwsgi } from './paste-uwsgi.ts';

const text: ValueType = { kind: 'text' };
const path: ValueType = { kind: 'path' };
const lines: ValueType = { kind: 'list', separator: 'lines', item: text };
const words: ValueType = { kind: 'list', separator: 'blanks', item: text };
const flag: ValueType = { kind: 'boolean', true: ['true', 'yes', 'on', 'y', '1'] };

function option(name: string, type: ValueType, meaning: string, more: Partial<OptionFacts> = {}): OptionFacts {
  return { name, type, meaning, ...more };
}

export const otherSections: readonly SectionFacts[] = [
  uwsgi,
  {
    name: 'pserve',
    meaning: 'Options of the command `pserve`.',
    source: 'pyramid/scripts/pserve.py 2.0',
    others: 'ignored',
    options: [
      option('open_url', text, 'URL that `pserve --browser` opens.'),
      option('watch_files', lines, 'More files whose change makes `pserve --reload` restart, one a line; `package:path` is allowed.'),
      option('ignore_files', lines, 'Patterns of files that `pserve --reload` does not watch, one a line.'),
    ],
  },
  {
    name: 'pshell',
    meaning: 'Options of the command `pshell`; every other option is a name in the shell and the dotted Python name of what it stands for.',
    source: 'pyramid/scripts/pshell.py 2.0',
    others: 'taken',
    options: [
      option('setup', text, 'Function called with the environment of the shell, as `module:function` or `module.function`.'),
      option('default_shell', words, 'Shells to try, in order: `python`, `ipython`, `bpython`.'),
    ],
  },
  {
    name: 'proutes',
    meaning: 'Options of the command `proutes`.',
    source: 'pyramid/scripts/proutes.py 2.0',
    others: 'ignored',
    options: [
      option(
        'format',
        { kind: 'list', separator: 'blanks', item: text },
        'Columns to show: `name`, `pattern`, `view`, `method`, separated by blanks, commas or bars.',
      ),
    ],
  },
  {
    name: 'alembic',
    meaning: 'Options of alembic, which migrates databases; it reads them with its own configparser, so each `%` is doubled.',
    source: "alembic's documentation",
    others: 'taken',
    options: [
      option('script_location', path, 'Folder of the migrations; `package:folder` is allowed.', { required: true }),
      option('sqlalchemy.url', text, 'URL of the database.'),
      option('file_template', text, 'Name of a new migration, such as `%%(rev)s_%%(slug)s`.', { default: '%%(rev)s_%%(slug)s' }),
      option('prepend_sys_path', path, 'Folders to put on the Python path.'),
      option('timezone', text, 'Time zone of dates in new migrations.'),
      option('truncate_slug_length', { kind: 'integer', base: 10 }, 'Longest description in a file name.', { default: '40' }),
      option('revision_environment', flag, 'Run `env.py` also for new migrations.', { default: 'false' }),
      option('sourceless', flag, 'Use migrations of which only `.pyc` files are there.', { default: 'false' }),
      option('version_locations', text, 'More folders of migrations.'),
      option('version_path_separator', text, 'What separates those folders: `os`, `space`, `:` or `;`.'),
      option('output_encoding', text, 'Encoding of new migrations.', { default: 'utf-8' }),
      option('recursive_version_locations', flag, 'Also look in folders below.', { default: 'false' }),
    ],
  },
  {
    name: 'post_write_hooks',
    meaning:
      'Programs that alembic runs over new migrations: `hooks` names them, `NAME.type`, `NAME.entrypoint` and `NAME.options` describe each.',
    source: "alembic's documentation",
    others: 'taken',
    options: [option('hooks', text, 'Names of the hooks, with commas.')],
  },
  {
    name: 'celery',
    meaning: 'Settings of Celery, read by pyramid_celery.',
    source: 'pyramid_celery, loaders.py',
    others: 'taken',
    options: [
      option('broker_url', text, 'Where the broker is.'),
      option('result_backend', text, 'Where results are kept.'),
      option('imports', words, 'Modules with tasks, one a line.'),
      option('include', words, 'More modules with tasks, one a line.'),
      option('accept_content', words, 'Formats of messages that are accepted.'),
      option('task_serializer', text, 'Format of messages.'),
      option('result_serializer', text, 'Format of results.'),
      option('timezone', text, 'Time zone of schedules.'),
      option('task_always_eager', flag, 'Run tasks at once instead of sending them.'),
      option('worker_concurrency', text, 'Processes or threads of a worker.'),
    ],
  },
  {
    name: 'celerybeat:*',
    meaning: 'A task that Celery runs on a schedule, read by pyramid_celery.',
    source: 'pyramid_celery, loaders.py',
    others: 'taken',
    options: [
      option('task', text, 'Dotted name of the task.', { required: true }),
      option('type', { kind: 'choice', values: ['crontab', 'timedelta', 'integer'], open: true }, 'How `schedule` is written.', {
        required: true,
      }),
      option('schedule', text, 'A JSON object for `crontab` and `timedelta`, seconds for `integer`.', { required: true }),
      option('args', text, 'Arguments, as a JSON list.'),
      option('kwargs', text, 'Named arguments, as a JSON object.'),
      option('options', text, 'Options of the task, as a JSON object.'),
    ],
  },
  {
    name: 'celeryroute:*',
    meaning: 'The queue that a task of Celery goes to, read by pyramid_celery.',
    source: 'pyramid_celery, loaders.py',
    others: 'taken',
    options: [option('queue', text, 'Name of the queue.'), option('routing_key', text, 'Routing key.')],
  },
  {
    name: 'exe',
    meaning: 'A file made executable with `#!/usr/bin/env paster`: the command it runs, and its options.',
    source: 'paste/script/exe.py',
    others: 'taken',
    options: [
      option('command', text, 'Command of paster to run.', { default: 'serve' }),
      option('add', text, 'One more argument.'),
      option('plugin', words, 'Plugins of paster to load.'),
      option('require', words, 'Distributions that must be there.'),
    ],
  },
];
