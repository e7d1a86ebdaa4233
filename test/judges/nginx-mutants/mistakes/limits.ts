// What few people write and some programs do: numbers beyond their range, words beyond nginx's buffer, deep nests, strange characters.

import type { Directive } from '../../../../server/nginx/tree.ts';
import { insert, type Material, type Mistakes, replace, written } from '../mistake.ts';

export const limitMistakes: Mistakes = {
  'a number beyond its range': ({ args, random }) =>
    replace(random.pick(args.filter(({ value, quote }) => quote === undefined && /^\d+[kmgsdh]?$/i.test(value))), random.pick(numbers)),
  'a sign before a number': ({ args, random }) =>
    insert(
      random.pick(args.filter(({ value, quote }) => quote === undefined && /^\d/.test(value)))?.start,
      random.pick(['+', '-', '0x', '.', '0']),
    ),
  'a long word': ({ args, random }) => replace(random.pick(args), `${random.pick(['', '/', '$'])}${'x'.repeat(random.pick(lengths)!)}`),
  'a long string': ({ args, random }) => replace(random.pick(args), `"${'x y '.repeat(random.pick(lengths)! / 4)}"`),
  'a long comment': ({ simple, random }) => insert(random.pick(simple)?.end, ` # ${'"{; '.repeat(1500)}\n`),
  'a word over many lines': ({ args, random }) => replace(random.pick(args), `"${'x\n'.repeat(1 + random.below(40))}"`),
  'many arguments': ({ simple, random }) => insert(random.pick(simple)?.semicolon, ' x'.repeat(6 + random.below(20))),
  'many lines before the ;': ({ simple, random }) => insert(random.pick(simple)?.semicolon, '\n'.repeat(1 + random.below(9))),
  'locations in each other': ({ blocks, random }) => {
    const location = random.pick(blocks.filter(({ name }) => name.value === 'location'));
    const depth = 2 + random.below(30);
    return location && insert(location.block!.open + 1, `${'location / { '.repeat(depth)}${random.pick(inner)}${' }'.repeat(depth)}\n`);
  },
  'a character of control': ({ words, random }) =>
    insert(random.pick(words)?.start, random.pick(['\v', '\f', '\0', '\x1b', '\r', '\x7f', '\x85'])),
  'line ends of another system': ({ text, words, random }) => {
    const at = text.indexOf('\n', random.pick(words)?.end ?? 0);
    return at < 0 ? undefined : replace({ start: at, end: at + 1 }, random.pick(['\r\n', '\r\n', '\r', '\u2028', '\\n', '\\\n']));
  },
  'a backslash in a word': ({ args, random }) => {
    const word = random.pick(args.filter(({ start, end }) => end - start > 2));
    return (
      word &&
      insert(word.start + 1 + random.below(word.end - word.start - 1), random.pick(['\\', '\\n', '\\\\', '\\"', "\\'", '\\;', '\\ ']))
    );
  },
  'a byte order mark': ({ simple, random }) => insert(random.pick([0, random.pick(simple)?.start ?? 0]), '\ufeff'),
  'another option of listen': material => insert(listen(material)?.semicolon, ` ${material.random.pick(options)}`),
  'options of one listen for another': material => {
    const [from, to] = [listen(material), listen(material)];
    const rest = from?.args.slice(1).map(word => written(material.text, word));
    return to && rest && insert(to.semicolon, ` ${rest.join(' ')}`);
  },
  'an address listened on before': material => {
    const [from, to] = [listen(material), listen(material)];
    return from && replace(to?.args[0], from.args[0]?.value);
  },
  'another case of a letter': ({ words, random, text }) => {
    const word = random.pick(words.filter(each => /[a-z]/i.test(written(text, each))));
    if (word === undefined) return undefined;
    const letters = [...written(text, word).matchAll(/[a-z]/gi)];
    const { 0: letter, index } = random.pick(letters)!;
    const at = word.start + index;
    return replace({ start: at, end: at + 1 }, letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase());
  },
  'names of two directives exchanged': ({ simple, random, text }) => {
    const [first, second] = [random.pick(simple), random.pick(simple)].sort((a, b) => (a?.start ?? 0) - (b?.start ?? 0));
    if (first === undefined || second === undefined || first === second) return undefined;
    const between = text.slice(first.name.end, second.name.start);
    return replace({ start: first.name.start, end: second.name.end }, second.name.value + between + first.name.value);
  },
};

const numbers =
  '2147483647|2147483648|4294967295|4294967296|9223372036854775807|9223372036854775808|18446744073709551616|9007199254740993|2097152k|2048g|9999999999999m|999999999d|596524h|35791395m|0000000000000000000001|00'.split(
    '|',
  );
const lengths = [100, 2000, 4000, 4094, 4096, 5000, 9000];
const inner = ['', 'return 204;', 'deny all;', 'proxy_pass;', 'proxy_pass http://127.0.0.1/x;', 'listen 80;', 'index a'];
const options =
  'ssl|http2|quic|default_server|default|proxy_protocol|reuseport|deferred|bind|backlog=0|backlog=-1|backlog=x|backlog=511|ipv6only=on|ipv6only=yes|so_keepalive=on|so_keepalive=x|so_keepalive=1m::|rcvbuf=8k|sndbuf=x|fastopen=3|setfib=1|accept_filter=x|udp|ssl=on|spdy|backlog|reuse_port|rcvbuf=8k rcvbuf=8k|ssl ssl'.split(
    '|',
  );

function listen({ simple, random }: Material): Directive | undefined {
  return random.pick(simple.filter(({ name, args }) => name.value === 'listen' && args.length > 0));
}
