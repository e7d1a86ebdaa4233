// What uWSGI reads in the [uwsgi] section of a Paste file (`uwsgi --ini-paste FILE`), as far as it matters to who connects to it.
// Measured with uWSGI 2.0.21; core/utils.c and core/ini.c for the forms of addresses.

import type { AddressForm, SectionFacts } from './paste-types.ts';

const forms: readonly AddressForm[] = ['host:port', ':port', '@abstract', 'bare-path'];

export const uwsgi: SectionFacts = {
  name: 'uwsgi',
  meaning: 'Options of the uWSGI server, which loads the app of this file when it is started with `--ini-paste`.',
  source: 'uWSGI 2.0.21',
  others: 'taken',
  protocol: 'uwsgi',
  addresses: [
    { kind: 'whole', option: 'socket', forms },
    { kind: 'whole', option: 'uwsgi-socket', forms },
    { kind: 'whole', option: 'http-socket', forms, protocol: 'http' },
    { kind: 'whole', option: 'http11-socket', forms, protocol: 'http' },
    { kind: 'whole', option: 'fastcgi-socket', forms, protocol: 'fastcgi' },
    { kind: 'whole', option: 'scgi-socket', forms, protocol: 'scgi' },
  ],
  options: [
    {
      name: 'chmod-socket',
      type: { kind: 'pattern', pattern: '[0-7]{3}', says: 'exactly three octal digits' },
      unit: 'mode',
      meaning: 'Permissions of the sockets. Without it they follow from the umask, usually 755, and nginx cannot connect as another user.',
      role: 'socket-mode',
    },
    {
      name: 'buffer-size',
      type: { kind: 'integer', base: 10, min: 1, max: 65535 },
      unit: 'bytes',
      default: '4096',
      meaning: 'The largest uwsgi packet: all headers and variables of a request together.',
      role: 'buffer-limit',
    },
    {
      name: 'limit-post',
      type: { kind: 'integer', base: 10, min: 0 },
      unit: 'bytes',
      default: '0',
      meaning: 'The largest request body; 0 is no limit.',
      role: 'body-limit',
    },
    {
      name: 'harakiri',
      type: { kind: 'integer', base: 10, min: 0 },
      unit: 'seconds',
      default: '0',
      meaning: 'A worker that works longer on a request is killed; 0 is never.',
      role: 'request-timeout',
    },
    {
      name: 'processes',
      type: { kind: 'integer', base: 10, min: 0 },
      unit: 'processes',
      default: '1',
      meaning: 'Worker processes.',
      role: 'workers',
    },
  ],
};
