// Whether a text is a value of a kind, decided as nginx's own parsers decide it.

import { oneOf, quoted } from '../core/listing.ts';
import { t } from '../core/translate.ts';
import type { SpecialKind, ValueKind } from '../data/value-kinds.ts';
import { addressProblem, isAddressWithPort, networkProblem } from './addresses.ts';
import { bytesOf, largestInteger, millisecondsOf } from './quantities.ts';
import { regexProblem } from './regex.ts';

/**
 * What is wrong with `text` as a value of `kind`, as the end of a sentence ("must be …", "is …"); undefined when nothing is or when it
 * depends on variables. What stands behind a `$` is not looked at: nginx/invalid-variable does that.
 */
export function checkValue(kind: ValueKind, text: string): string | undefined {
  return problemOf(kind, text)?.clause;
}

/** The end of a sentence; `wanted` where it says what the value must be instead, to be listed with other choices. */
type Problem = { readonly clause: string; readonly wanted?: string };

function mustBe(wanted: string, clause = t`must be ${wanted}`): Problem {
  return { clause, wanted };
}

function problemOf(kind: ValueKind, text: string): Problem | undefined {
  if ('variables' in kind && kind.variables && text.includes('$')) return undefined;
  switch (kind.kind) {
    case 'text':
      return kind.filled && text === '' ? { clause: t`must not be empty` } : undefined;
    case 'path':
      return kind.read && /^$|^[^*?[]*\/$/.test(text) ? mustBe(t`a file: a folder cannot be read`) : undefined;
    case 'word':
      return kind.of.some(word => word === text || (!kind.exact && word.toLowerCase() === text.toLowerCase()))
        ? undefined
        : mustBe(oneOf(kind.of.map(quoted)));
    case 'prefixed':
      return text.startsWith(kind.prefix) && text !== kind.prefix ? undefined : mustBe(t`"${kind.prefix}" with something behind it`);
    case 'number':
      return numberProblem(kind, text);
    case 'size':
      return sizeProblem(kind, text);
    case 'time':
      return timeProblem(kind, text);
    case 'variable':
      return /^\$./.test(text) ? undefined : mustBe(t`the name of a variable, beginning with "$"`);
    case 'regex':
      return patternProblem(kind, text);
    case 'access':
      return /^(user|group|all):rw?$/.test(text) ? undefined : mustBe(t`"user:", "group:" or "all:" with "r" or "rw"`);
    case 'network':
      return phrased(networkProblem(kind, text));
    case 'address':
      return kind.as === 'literal'
        ? isAddressWithPort(text)
          ? undefined
          : mustBe(t`an IP address, optionally with a port`)
        : phrased(addressProblem(kind, text));
    case 'zone':
      return zoneProblem(text, kind.min);
    case 'either':
      return eitherProblem(kind.of, text);
    default:
      return special[kind.kind](text);
  }
}

function phrased(clause: string | undefined): Problem | undefined {
  return clause === undefined ? undefined : { clause };
}

function eitherProblem(kinds: readonly ValueKind[], text: string): Problem | undefined {
  const problems = kinds.map(kind => problemOf(kind, text));
  if (problems.includes(undefined)) return undefined;
  const words = kinds.flatMap(kind => (kind.kind === 'word' ? kind.of : []));
  const last = problems[problems.length - 1]!;
  return words.length > 0 && kinds[kinds.length - 1]!.kind !== 'word' && last.wanted !== undefined
    ? mustBe(oneOf([...words.map(quoted), last.wanted]))
    : last;
}

function numberProblem(kind: Extract<ValueKind, { kind: 'number' }>, text: string): Problem | undefined {
  const digits = kind.signed ? text.replace(/^[-+]/, '') : text;
  if (!/^\d+$/.test(digits) || BigInt(digits) > largestInteger) return mustBe(t`a number`);
  const value = Number(digits);
  const { min = 0, max = Number.POSITIVE_INFINITY } = kind;
  if (value < min || value > max)
    return max === Number.POSITIVE_INFINITY
      ? mustBe(t`at least ${min}`, t`must be at least ${min}`)
      : mustBe(t`between ${min} and ${max}`, t`must be between ${min} and ${max}`);
  if (kind.except?.includes(value)) return { clause: t`must not be ${value}` };
  if (kind.powerOfTwo && (value === 0 || (BigInt(value) & BigInt(value - 1)) !== 0n)) return mustBe(t`a power of two`);
  return undefined;
}

function sizeProblem(kind: Extract<ValueKind, { kind: 'size' }>, text: string): Problem | undefined {
  const bytes = bytesOf(text, kind.large ? 'g' : 'm');
  if (bytes === undefined)
    return mustBe(
      kind.large ? t`a size: a number of bytes, or one with "k", "m" or "g"` : t`a size: a number of bytes, or one with "k" or "m"`,
    );
  if (kind.of !== undefined && !kind.of.includes(bytes)) return mustBe(t`one of ${kind.of.map(shownSize).join(t`, `)}`);
  if (kind.min !== undefined && bytes < kind.min)
    return bytes === 0
      ? { clause: t`must not be zero` }
      : mustBe(t`at least ${shownSize(kind.min)}`, t`must be at least ${shownSize(kind.min)}`);
  if (kind.max !== undefined && bytes > kind.max)
    return mustBe(t`at most ${shownSize(kind.max)}`, t`must be at most ${shownSize(kind.max)}`);
  if (kind.multipleOf !== undefined && bytes % kind.multipleOf !== 0) return mustBe(t`a multiple of ${kind.multipleOf}`);
  return undefined;
}

function timeProblem(kind: Extract<ValueKind, { kind: 'time' }>, text: string): Problem | undefined {
  const milliseconds = millisecondsOf(text, kind.seconds ? 'seconds' : 'milliseconds');
  if (milliseconds === undefined) {
    return kind.seconds ? mustBe(t`a time in whole seconds such as "30s" or "1h30m"`) : mustBe(t`a time such as "500ms", "30s" or "1h30m"`);
  }
  return kind.min !== undefined && milliseconds < kind.min ? mustBe(t`longer than nothing`) : undefined;
}

function patternProblem(kind: Extract<ValueKind, { kind: 'regex' }>, text: string): Problem | undefined {
  if (kind.after === undefined) return regexMessage(text, kind.groups);
  if (!text.startsWith(kind.after)) return undefined;
  return regexMessage(text.slice(text[1] === '*' ? 2 : 1), kind.groups);
}

function regexMessage(pattern: string, groups?: number): Problem | undefined {
  const problem = regexProblem(pattern, groups);
  return problem === undefined ? undefined : { clause: t`is no valid regex: ${problem.message}` };
}

function zoneProblem(text: string, min: number): Problem | undefined {
  const colon = text.indexOf(':');
  if (colon === -1) return mustBe(t`a name and a size, as "name:10m"`);
  if (colon === 0) return { clause: t`must have a name before the ":"` };
  const bytes = bytesOf(text.slice(colon + 1), 'm');
  if (bytes === undefined) return { clause: t`must end in a size such as "10m", not "${text.slice(colon + 1)}"` };
  return bytes < min ? { clause: t`is too small: at least ${shownSize(min)} are needed` } : undefined;
}

const special: Readonly<Record<SpecialKind, (text: string) => Problem | undefined>> = {
  expires: text => {
    if (text === 'epoch' || text === 'max' || text === 'off' || text.includes('$')) return undefined;
    const time = millisecondsOf(text.replace(/^[-+@]/, ''), 'seconds');
    if (time === undefined) return mustBe(t`"epoch", "max", "off" or a time such as "30d", "-1" or "@15h30m"`);
    return text.startsWith('@') && time > 86400_000 ? mustBe(t`a time of day, less than 24 hours`) : undefined;
  },
  return: text => {
    if (/^\d+$/.test(text)) return Number(text) > 999 ? mustBe(t`a status code of at most three digits`) : undefined;
    return /^(https?:\/\/|\$scheme)/.test(text)
      ? undefined
      : mustBe(t`a status code, or a URL that begins with "http://", "https://" or "$scheme"`);
  },
  'status-text': text => {
    if (!text.startsWith('=')) return undefined;
    return /^=\d{0,18}$/.test(text) ? undefined : mustBe(t`"=" with a status code`);
  },
  'expires-after': text => {
    if (text.includes('$')) return undefined;
    const time = millisecondsOf(text.replace(/^[-+]/, ''), 'seconds');
    return time === undefined ? mustBe(t`a time such as "30d" or "-1" after "modified"`) : undefined;
  },
  referer: text => {
    if (text === '' || text === '~') return { clause: t`must not be empty` };
    if (text.startsWith('~')) return regexMessage(text.slice(1));
    return isHostPattern(text.replace(/\/.*$/s, '')) ? undefined : mustBe(t`a host name, with "*" only at one end`);
  },
  'status-or-file': text =>
    !text.startsWith('=') || /^=\d{1,3}$/.test(text) ? undefined : mustBe(t`a file, a URI, or "=" with a status code`),
  'log-escape': text =>
    !text.startsWith('escape=') || /^escape=(default|json|none)$/.test(text)
      ? undefined
      : mustBe(t`"escape=" with "default", "json" or "none"`),
  'cpu-mask': text => (/^[01 ]*$/.test(text) ? undefined : mustBe(t`a mask of "0" and "1"`)),
  'log-target': text => {
    if (!text.startsWith('syslog:')) return undefined;
    return syslogProblem(text.slice('syslog:'.length));
  },
  'cache-levels': text => (/^([12](:[12]){0,2})?$/.test(text) ? undefined : mustBe(t`up to three levels of 1 or 2, as "1:2"`)),
  rate: text => (/^\d+(r\/[sm])?$/.test(text) && Number.parseInt(text, 10) > 0 ? undefined : mustBe(t`a rate such as "10r/s" or "30r/m"`)),
  'server-name': text => {
    if (text === '~') return { clause: t`has an empty regex` };
    if (text.startsWith('~')) return regexMessage(text.slice(1));
    const wrong = (text.startsWith('*') && (text.length < 3 || text[1] !== '.')) || text === '.';
    return wrong ? { clause: t`is no server name: a "*" must be followed by "." and a name` } : undefined;
  },
  keepalive: text => {
    if (text === 'on' || text === 'off') return undefined;
    const [idle = '', interval = '', count = '', more] = text.split(':');
    const times = [idle, interval].every(time => time === '' || millisecondsOf(time, 'seconds') !== undefined);
    return times && /^\d*$/.test(count) && more === undefined && idle + interval + count !== ''
      ? undefined
      : mustBe(t`"on", "off" or times and a count, as "30m::10"`);
  },
  mark: text => (/^([A-Za-z0-9=]|off)$/.test(text) ? undefined : mustBe(t`a letter, a digit, "=" or "off"`)),
  'session-cache': text => {
    if (/^(off|none|builtin|builtin:\d+)$/.test(text)) return undefined;
    return sharedProblem(text) ?? undefined;
  },
  'ocsp-cache': text => (text === 'off' ? undefined : sharedProblem(text)),
};

/** `ngx_hash_add_key` with wildcards: at most one `*`, which is the first or the last label or stands in a name that begins with a dot. */
export function isHostPattern(name: string): boolean {
  const stars = name.split('*').length - 1;
  if (name.includes('..') || stars > 1) return false;
  return stars === 0 || /^\..|^\*\..|.\.\*$/s.test(name);
}

function sharedProblem(text: string): Problem | undefined {
  const [, zone] = /^shared:(.+:.*)$/.exec(text) ?? [];
  return zone === undefined ? mustBe(t`a known cache, as "shared:name:10m"`) : zoneProblem(zone, 8 * 4096);
}

const facilities =
  'kern user mail daemon auth intern lpr news uucp clock authpriv ftp ntp audit alert cron local0 local1 local2 local3 local4 local5 local6 local7'.split(
    ' ',
  );
const severities = 'emerg alert crit error warn notice info debug'.split(' ');

function syslogProblem(parameters: string): Problem | undefined {
  for (const parameter of parameters.split(',')) {
    const [name, value = ''] = parameter.split(/=(.*)/s);
    if (name === 'facility' && !facilities.includes(value)) return { clause: t`has an unknown syslog facility "${value}"` };
    if (name === 'severity' && !severities.includes(value)) return { clause: t`has an unknown syslog severity "${value}"` };
    if (name === 'tag' && !/^\w{1,32}$/.test(value)) return { clause: t`has a syslog tag that is not 1 to 32 letters, digits and "_"` };
    const port = name === 'server' ? /(?:^[^:]*|\]):(\d+)$/.exec(value)?.[1] : undefined;
    if (port !== undefined && (Number(port) < 1 || Number(port) > 65535))
      return { clause: t`has an invalid port "${port}": it must be between 1 and 65535` };
    if (!['server', 'facility', 'severity', 'tag', 'nohostname'].includes(name!))
      return { clause: t`has an unknown syslog parameter "${parameter}"` };
  }
  return /(^|,)server=./.test(parameters) ? undefined : { clause: t`names no syslog server` };
}

function shownSize(bytes: number): string {
  return bytes >= 1024 && bytes % 1024 === 0 ? `${bytes / 1024}k` : String(bytes);
}
