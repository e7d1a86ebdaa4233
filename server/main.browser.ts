// The server as a web worker: messages over the worker's port, files only as the client sees them.

import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { connectionOptions, serve } from './lsp/serve.ts';

const scope = self as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
serve(createConnection(ProposedFeatures.all, new BrowserMessageReader(scope), new BrowserMessageWriter(scope), connectionOptions), {});
