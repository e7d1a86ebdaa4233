// Sizes and times in units people read: bytes with their thousands, seconds.

import { t } from '../core/translate.ts';
import type { ValueKind } from '../data/value-kinds.ts';
import { bytesOf, millisecondsOf } from './quantities.ts';

/** A size or time in plain units: `10m` → `10 485 760 bytes (10 MiB)`, `1h30m` → `5 400 seconds`; undefined when `text` is none of its kind. */
export function describeQuantity(text: string, kind: ValueKind): string | undefined {
  switch (kind.kind) {
    case 'size':
      return describeBytes(bytesOf(text, kind.large ? 'g' : 'm'));
    case 'time':
      return describeTime(millisecondsOf(text, kind.seconds ? 'seconds' : undefined));
    case 'zone':
      return describeBytes(bytesOf(text.slice(text.indexOf(':') + 1), 'm'));
    case 'expires':
      return describeTime(millisecondsOf(text.replace(/^[+@]/, ''), 'seconds'));
    case 'rate':
      return describeRate(text);
    case 'either':
      return kind.of.map(one => describeQuantity(text, one)).find(found => found !== undefined);
    default:
      return undefined;
  }
}

/** The unit of a number without one, as `kind` is read: `s`, `ms` or `bytes`; undefined for other kinds and texts. */
export function impliedUnit(text: string, kind: ValueKind): string | undefined {
  if (!/^[1-9]\d*$/.test(text)) return undefined;
  if (kind.kind === 'time') return 's';
  if (kind.kind === 'size') return Number(text) >= 1024 ? t` bytes = ${shortBytes(Number(text))}` : t` bytes`;
  return undefined;
}

function describeBytes(bytes: number | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  return bytes < 1024 ? t`${grouped(bytes)} bytes` : t`${grouped(bytes)} bytes (${shortBytes(bytes)})`;
}

function shortBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${+(bytes / 1024 ** step).toFixed(2)} ${units[step]}`;
}

function describeTime(milliseconds: number | undefined): string | undefined {
  if (milliseconds === undefined) return undefined;
  if (milliseconds % 1000 !== 0) return t`${grouped(milliseconds)} milliseconds`;
  const seconds = milliseconds / 1000;
  const long = longTime(seconds);
  const short = seconds === 1 ? t`1 second` : t`${grouped(seconds)} seconds`;
  return long === undefined ? short : t`${short} (${long})`;
}

/** `10r/s` is at most one request in each tenth of a second: nginx counts in milliseconds. */
function describeRate(text: string): string | undefined {
  const [, count, unit] = /^(\d+)r\/([sm])$/.exec(text) ?? [];
  if (count === undefined || Number(count) === 0) return undefined;
  const spacing = (unit === 's' ? 1000 : 60000) / Number(count);
  const every = +spacing.toFixed(1);
  return unit === 's'
    ? t`${grouped(Number(count))} requests per second: one every ${every} ms`
    : t`${grouped(Number(count))} requests per minute: one every ${every} ms`;
}

const units = [
  { length: 86400, one: () => t`1 day`, many: (count: number) => t`${count} days` },
  { length: 3600, one: () => t`1 hour`, many: (count: number) => t`${count} hours` },
  { length: 60, one: () => t`1 minute`, many: (count: number) => t`${count} minutes` },
  { length: 1, one: () => t`1 second`, many: (count: number) => t`${count} seconds` },
];

function longTime(seconds: number): string | undefined {
  if (seconds < 60) return undefined;
  const parts: string[] = [];
  let rest = seconds;
  for (const { length, one, many } of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(count === 1 ? one() : many(count));
  }
  return parts.join(' ');
}

/** Thousands set apart by narrow spaces. */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}
