// The server as a program: over IPC or a pipe for VS Code, over standard input and output for every other editor (`--stdio`, the default).

import { execFile } from 'node:child_process';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { disk } from './disk.ts';
import type { Run } from './lsp/binary.ts';
import { connectionOptions, serve } from './lsp/serve.ts';
import { keepObjectsYoung } from './young.ts';

keepObjectsYoung();

/** Programs get twenty seconds and no input; what they print counts, whichever way they end. */
const run: Run = (command, args) =>
  new Promise(resolve => {
    const child = execFile(command, [...args], { timeout: 20_000, maxBuffer: 4 * 1024 * 1024 }, (error, stdout, stderr) => {
      const started = error === null || typeof error.code === 'number';
      resolve(started ? { code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr } : undefined);
    });
    child.stdin?.end();
  });

const transports = ['--stdio', '--node-ipc', '--socket', '--pipe'];
if (!process.argv.some(argument => transports.some(transport => argument.startsWith(transport)))) process.argv.push('--stdio');

serve(createConnection(ProposedFeatures.all, connectionOptions), { files: disk, run });
