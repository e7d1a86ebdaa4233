// This machine, for the programs that run on one (the language server in Node, and the terminal): what is on it, and the programs it can run.

import { execFile } from 'node:child_process';
import { type Dirent, promises as fs } from 'node:fs';
import type { Run } from './lsp/binary.ts';
import type { Looking } from './lsp/machine.ts';

/** Programs get twenty seconds and no input; what they print counts, whichever way they end. */
export const run: Run = (command, args) =>
  new Promise(resolve => {
    const child = execFile(command, [...args], { timeout: 20_000, maxBuffer: 4 * 1024 * 1024 }, (error, stdout, stderr) => {
      const started = error === null || typeof error.code === 'number';
      resolve(started ? { code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr } : undefined);
    });
    child.stdin?.end();
  });

/** What is on this machine. What may be there but not be looked into is unknown: editors seldom run as root, where nginx does. */
export const looking: Looking = {
  real: path => fs.realpath(path).catch(() => undefined),
  look: async path => {
    try {
      return (await fs.stat(path)).isDirectory() ? 'folder' : 'file';
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : undefined;
    }
  },
  list: async folder => {
    const entries = await fs.readdir(folder, { withFileTypes: true }).catch((): Dirent[] => []);
    return entries.slice(0, nameLimit).map(entry => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  },
  accounts: async kind => {
    if (process.platform !== 'linux') return undefined;
    const [table, database] = kind === 'users' ? ['/etc/passwd', 'passwd'] : ['/etc/group', 'group'];
    const sources = sourcesOf(database!, await fs.readFile('/etc/nsswitch.conf', 'utf8').catch(() => ''));
    const text = await fs.readFile(table!, 'utf8').catch(() => undefined);
    if (text === undefined || sources.some(source => source !== 'files' && source !== 'systemd')) return undefined;
    const names = text.split('\n').flatMap(line => /^([^:#+-][^:]*):/.exec(line)?.[1] ?? []);
    if (!sources.includes('systemd')) return names;
    // Where the last of the numbers has no name in the file, systemd gives it one.
    const own = /^[^:\n]*:[^:\n]*:65534:/m.test(text) ? [] : ['nobody', 'nogroup'];
    return [...names, ...own, ...(await accountsOfSystemd(kind))];
  },
};

/** Names of a folder that are read, to find a misspelt one among them. */
const nameLimit = 2000;

/** Where a machine looks for users or groups, by its nsswitch.conf; in files when that says nothing. */
function sourcesOf(database: string, text: string): readonly string[] {
  const line = new RegExp(`^\\s*${database}:([^#\\n]*)`, 'm').exec(text)?.[1];
  return line?.replace(/\[[^\]]*\]/g, ' ').match(/\S+/g) ?? ['files'];
}

/** Users or groups that systemd adds to those in files: its own, those in folders of records, and those of running services. */
async function accountsOfSystemd(kind: 'users' | 'groups'): Promise<readonly string[]> {
  const suffix = kind === 'users' ? '.user' : '.group';
  const lists = await Promise.all(
    ['/etc/userdb', '/run/userdb', '/run/host/userdb', '/usr/lib/userdb', '/run/systemd/dynamic-uid'].map(folder =>
      fs.readdir(folder).catch((): string[] => []),
    ),
  );
  return ['root', ...lists.flat().map(name => name.replace(/^direct:/, '').replace(suffix, ''))];
}
