// The real nginx as a judge: what `nginx -t` says of a text, in a folder of its own.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What nginx says: accepted, or its first complaint with the line it names (from 1) and its file, where it names one of those it was given. */
export type Verdict = { readonly ok: boolean; readonly message: string; readonly line?: number; readonly file?: string };

/**
 * A folder in which nginx tests texts, with the certificate of the samples in it and the modules at hand that the text needs; `parts` are further files beside the text. `families`:
 * of stream and mail, those that nginx has. `remove` deletes the folder.
 */
export type Bench = {
  readonly ask: (text: string, parts?: Readonly<Record<string, string>>) => Verdict;
  readonly families: readonly string[];
  readonly remove: () => void;
};

/** The samples: whole configurations that nginx accepts. */
export const samplesFolder = fileURLToPath(new URL('../nginx/samples', import.meta.url));

/** Files that come with nginx, which configurations include from beside themselves. */
const packaged = ['mime.types', 'fastcgi_params', 'fastcgi.conf', 'uwsgi_params', 'scgi_params', 'proxy_params'];

/** Where nginx's loadable modules are: NGINX_MODULES, or Debian's folder. */
const modules = process.env.NGINX_MODULES ?? '/usr/lib/nginx/modules';

/** Modules that a text needs, told by words in it: a text that loads them itself, or has no such word, goes without. Each stands after those it builds on. */
const needed: readonly (readonly [words: RegExp, ...modules: readonly string[]])[] = [
  [/\bstream\b/, 'ngx_stream_module'],
  [/\bmail\b/, 'ngx_mail_module'],
  [/\brtmp/, 'ngx_rtmp_module'],
  [/\becho/, 'ngx_http_echo_module'],
  [/\bmore_/, 'ngx_http_headers_more_filter_module'],
  [/\bset_|upstream_list/, 'ndk_http_module', 'ngx_http_set_misc_module'],
  [/\bfancyindex/, 'ngx_http_fancyindex_module'],
  [/\bdav_ext/, 'ngx_http_dav_ext_module'],
  [/\bsubs_/, 'ngx_http_subs_filter_module'],
  [/_purge\b/, 'ngx_http_cache_purge_module'],
  [/\bbrotli/, 'ngx_http_brotli_filter_module', 'ngx_http_brotli_static_module'],
  [/\bfair\b/, 'ngx_http_upstream_fair_module'],
  [/\b(track|report)_uploads|\bupload_progress/, 'ngx_http_uploadprogress_module'],
  [/\bauth_pam/, 'ngx_http_auth_pam_module'],
  [/\bmemc_/, 'ngx_http_memc_module'],
  [/\bsrcache_/, 'ngx_http_srcache_filter_module'],
];

export function nginxBench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-judge-'));
  mkdirSync(join(folder, 'logs'));
  for (const name of ['site.crt', 'site.key']) cpSync(join(samplesFolder, name), join(folder, name));
  for (const name of packaged) if (existsSync(join('/etc/nginx', name))) cpSync(join('/etc/nginx', name), join(folder, name));
  if (existsSync(modules)) symlinkSync(modules, join(folder, 'modules'));
  const path = join(folder, 'nginx.conf');
  const loads = new Set(existsSync(modules) ? readdirSync(modules) : []);
  const built = spawnSync('nginx', ['-V'], { encoding: 'utf8' }).stderr;
  return {
    families: ['stream', 'mail'].filter(
      family => loads.has(`ngx_${family}_module.so`) || new RegExp(` --with-${family}(?: |$)`, 'm').test(built),
    ),
    ask: (text, parts = {}) => {
      writeFileSync(path, text);
      for (const [name, part] of Object.entries(parts)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), part);
      }
      const all = [text, ...Object.values(parts)].join('\n');
      // what Debian's configuration includes loads all modules that are installed
      const asks = all.includes('modules-enabled') ? [] : needed.filter(([words]) => words.test(all));
      const load = asks.flatMap(([, ...files]) => files.filter(file => loads.has(`${file}.so`) && !all.includes(`${file}.so`)));
      const globals = load.map(file => `load_module modules/${file}.so;`).join(' ');
      const args = ['-t', '-p', folder, '-c', path, '-e', join(folder, 'logs', 'error.log'), ...(globals ? ['-g', globals] : [])];
      const { status, stderr } = spawnSync('nginx', args, { encoding: 'utf8', timeout: 20_000 });
      return verdict(status === 0, stderr, folder, ['nginx.conf', ...Object.keys(parts)]);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function verdict(ok: boolean, output: string, folder: string, names: readonly string[]): Verdict {
  const line = output.split('\n').find(text => text.includes('[emerg]')) ?? (ok ? '' : output.trim());
  const message = line.replace(/^.*\[emerg\] ?(?:\d+#\d+: )?/, '');
  const at = message.lastIndexOf(` in ${folder}/`);
  const [, file, number] = /^([^/]*):(\d+)$/.exec(message.slice(at + folder.length + 5)) ?? [];
  return at < 0 || file === undefined || !names.includes(file)
    ? { ok, message }
    : { ok, message: message.slice(0, at), line: Number(number), file };
}
