// Sizes and times as nginx reads them (ngx_parse_size, ngx_parse_offset, ngx_parse_time), and as a person reads them.

/** The largest of nginx's integers: what does not fit is no number, size or time. */
export const largestInteger = 2n ** 63n - 1n;

const sizeShifts: Readonly<Record<string, bigint>> = { '': 0n, k: 10n, m: 20n, g: 30n };

/** The bytes of `10m`, `8k`, `1G` or `512`; undefined when nginx would not take it for a size. `upTo`: the largest unit known there. */
export function bytesOf(text: string, upTo: 'm' | 'g' = 'g'): number | undefined {
  const match = (upTo === 'g' ? /^(\d+)([kmg]?)$/i : /^(\d+)([km]?)$/i).exec(text);
  if (match === null) return undefined;
  const bytes = BigInt(match[1]!) << sizeShifts[match[2]!.toLowerCase()]!;
  return bytes > largestInteger ? undefined : Number(bytes);
}

/** Units from the largest to the smallest, with their milliseconds. A number alone counts seconds. */
const units: readonly (readonly [string, number])[] = [
  ['y', 365 * 86400e3],
  ['M', 30 * 86400e3],
  ['w', 7 * 86400e3],
  ['d', 86400e3],
  ['h', 3600e3],
  ['m', 60e3],
  ['s', 1e3],
  ['ms', 1],
];
const rankOfSeconds = 6;
const largestTime = Number(largestInteger);

/**
 * The milliseconds of `1h30m`, `90s`, `500ms`, `1d 12h` or `60` (seconds); undefined when nginx would not take it for a time. Where it
 * counts `seconds`, `ms` is unknown; where it counts `milliseconds`, `y` and `M` are.
 */
export function millisecondsOf(text: string, counting?: 'seconds' | 'milliseconds'): number | undefined {
  let total = 0;
  let rank = counting === 'milliseconds' ? 1 : -1;
  let digits = 0;
  const part = /(\d*)(ms|[yMwdhms ]|$) */y;
  for (let at = 0; at < text.length; at = part.lastIndex) {
    part.lastIndex = at;
    const match = part.exec(text);
    if (match === null) return undefined;
    const [, number, unit] = match;
    digits += number!.length;
    const next = units.findIndex(([name]) => name === unit);
    if (unit === ' ' ? rank >= rankOfSeconds : unit !== '' && (next <= rank || (counting === 'seconds' && unit === 'ms'))) return undefined;
    total += Number(number) * units[next === -1 ? rankOfSeconds : next]![1];
    rank = unit === ' ' ? units.length : unit === '' ? rank : next;
  }
  return digits > 0 && total <= largestTime ? total : undefined;
}

/** A number with thin groups of three: `10 485 760`. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}
