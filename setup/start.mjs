// npm start: from a bare clone to a VS Code with the extension on samples/, this machine's own or (`npm start -- --embedded`) the one
// in the browser. It waits, and Ctrl-C ends everything it started.

import { join } from 'node:path';
import { installPackages, npm } from './packages.mjs';
import { onPath, root, run } from './run.mjs';
import { startVSCode } from './vscode.mjs';

const samples = join(root, 'samples');

await installPackages();
console.log('building');
await npm(['run', '--silent', 'generate']);
await npm(['run', '--silent', 'build']);

const code = process.argv.includes('--embedded') ? undefined : onPath('code');
if (code === undefined) await openEmbedded();
else await openDesktop(code);

/**
 * The VS Code of this machine, with the extension as it stands in this folder: reload its window after `npm run build`.
 * @param {string} code
 */
async function openDesktop(code) {
  console.log(`opening ${code}; close its window or press Ctrl-C to end`);
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, samples];
  const { code: failed, output } = await run(code, args, { show: true });
  if (failed === 0) return;
  console.log(`that VS Code did not start (${output.trim().split('\n').at(-1)})`);
  await openEmbedded();
}

/** VS Code in the browser, with the packaged extension installed. */
async function openEmbedded() {
  const vsix = join(root, 'nginx-paste.vsix');
  await npm(['run', '--silent', 'package', '--']);
  const server = await startVSCode({ vsix });
  console.log(`\nVS Code is ready; open this address in a browser, Ctrl-C ends it:\n\n  ${server.address}/?folder=${encodeURI(samples)}\n`);
  process.on('exit', server.removeData);
  await new Promise(() => {});
}
