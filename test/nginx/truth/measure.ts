// Asks a real nginx about every directive of loadable modules: in which contexts it may stand, and with how many arguments of 0 to 8, with `;` and with
// `{ }`. Prints a truth file, in ten minutes:
// node test/nginx/truth/measure.ts /usr/lib/nginx/modules | gzip -9n > test/nginx/truth/debian-modules.json.gz

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../../../server/data/nginx-types.ts';
import { allNames } from '../../../server/nginx/reference.ts';
import { frames } from './frames.ts';

type Accepted = { args: number[]; block_args?: number[] };

const folder = process.argv[2] ?? '/usr/lib/nginx/modules';
const prefix = mkdtempSync(join(tmpdir(), 'nginx-measure-'));
mkdirSync(join(prefix, 'logs'));

/** What a module needs to be loaded before it. */
const before: readonly (readonly [module: RegExp, needs: string])[] = [
  [/^ngx_stream_./, 'ngx_stream_module.so'],
  [/^ngx_http_(lua|set_misc)/, 'ndk_http_module.so'],
];

/** Those whose directives are nginx's own, which other tables hold. */
const own = /^ngx_(stream|mail|http_geoip|stream_geoip|http_image_filter|http_perl|http_xslt_filter|http_js|stream_js)_module/;

const known = [...allNames()];
const directives: Record<string, { contexts: Partial<Record<Context, Accepted>> }> = {};
let asked = 0;
for (const file of readdirSync(folder).filter(name => name.endsWith('.so') && !own.test(name))) {
  const load = [...before.filter(([module]) => module.test(file)).map(([, needs]) => needs), file]
    .map(name => `load_module ${join(folder, name)};\n`)
    .join('');
  const without = load.split('\n').slice(0, -2).join('\n');
  const named: readonly string[] = readFileSync(join(folder, file), 'latin1').match(/[a-zA-Z][a-zA-Z0-9_]{2,60}(?=\0)/g) ?? [];
  for (const name of new Set([...known, ...named])) {
    if (!named.includes(name)) continue;
    const ofModule = async (text: string) =>
      !(await complaint(text + frames.main.replace('%', `${name};`))).startsWith('unknown directive');
    if (!(await ofModule(load)) || (await ofModule(without))) continue;
    directives[name] = { contexts: { ...directives[name]?.contexts, ...(await contextsOf(name, load)) } };
  }
  console.error(`${file}: ${asked} questions asked so far`);
}
console.log(JSON.stringify({ nginx: '1.22.1', directives }));
rmSync(prefix, { recursive: true });

async function contextsOf(name: string, load: string): Promise<Partial<Record<Context, Accepted>>> {
  const contexts: Partial<Record<Context, Accepted>> = {};
  for (const [context, frame] of Object.entries(frames) as [Context, string][]) {
    const ask = (statement: string) => complaint(load + frame.replace('%', () => statement));
    if (/^unknown directive|is not allowed here/.test(await ask(`${name} a1;`))) continue;
    const counts = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    const words = counts.map(count => Array.from({ length: count }, (_, index) => ` a${index + 1}`).join(''));
    const plain = await Promise.all(words.map(args => ask(`${name}${args};`)));
    const block = await Promise.all(words.map(args => ask(`${name}${args} { }`)));
    const fits = (said: string) => !/^invalid number of arguments|has no opening|is not terminated by|^unexpected "{"/.test(said);
    contexts[context] = { args: counts.filter(count => fits(plain[count]!)) };
    if (plain.some(said => /has no opening/.test(said))) contexts[context].block_args = counts.filter(count => fits(block[count]!));
  }
  return contexts;
}

function complaint(text: string): Promise<string> {
  const path = join(prefix, `${asked++}.conf`);
  writeFileSync(path, text);
  return new Promise(resolve => {
    const nginx = spawn('nginx', ['-t', '-p', prefix, '-c', path, '-e', join(prefix, 'logs', 'error.log')]);
    let output = '';
    nginx.stderr.setEncoding('utf8').on('data', text => {
      output += text;
    });
    nginx.on('close', () => {
      rmSync(path);
      const line = output.split('\n').find(one => one.includes('[emerg]')) ?? '';
      resolve(line.replace(/^.*\[emerg\] ?(?:\d+#\d+: )?/, ''));
    });
  });
}
