// Sizes and times as nginx reads them (ngx_parse_size, ngx_parse_time), and as a person reads them.

/** The bytes of `10m`, `8k`, `1G` or `512`; undefined when nginx would not take it for a size. */
export function bytesOf(text: string): number | undefined {
  const match = /^(\d+)([kmg]?)$/i.exec(text);
  return match
    ? Number(match[1]) * { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[match[2]!.toLowerCase() as '' | 'k' | 'm' | 'g']
    : undefined;
}

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

/** The milliseconds of `1h30m`, `90s`, `500ms`, `1d 12h` or `60` (seconds); undefined when nginx would not take it for a time. */
export function millisecondsOf(text: string): number | undefined {
  if (!/^\d/.test(text)) return undefined;
  let total = 0;
  let order = -1;
  let at = 0;
  const part = /(\d+)(ms|[yMwdhms]?) ?/y;
  while (at < text.length) {
    part.lastIndex = at;
    const match = part.exec(text);
    if (match === null) return undefined;
    at = part.lastIndex;
    // A number alone is seconds, and nothing may follow it.
    const rank = units.findIndex(([unit]) => unit === (match[2] || 's'));
    if (rank <= order) return undefined;
    order = match[2] === '' ? units.length : rank;
    total += Number(match[1]) * units[rank]![1];
  }
  return total;
}

/** A number with thin groups of three: `10 485 760`. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}
