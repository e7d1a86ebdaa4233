// The server as a program: over IPC or a pipe for VS Code, over standard input and output for every other editor (`--stdio`, the default).

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { disk } from './disk.ts';
import { connectionOptions, serve } from './lsp/serve.ts';
import { looking, run } from './machine.ts';
import { keepObjectsYoung } from './young.ts';

keepObjectsYoung();

const transports = ['--stdio', '--node-ipc', '--socket', '--pipe'];
if (!process.argv.some(argument => transports.some(transport => argument.startsWith(transport)))) process.argv.push('--stdio');

serve(createConnection(ProposedFeatures.all, connectionOptions), { files: disk, run, looking });
