// The bundle for browsers, spoken to over a message channel in a bare global scope: no Node, no files.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { MessageChannel } from 'node:worker_threads';
import { build } from 'esbuild';

test('the worker answers without Node around it', { timeout: 20_000 }, async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../server/main.browser.ts', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
  });
  const { port1, port2 } = new MessageChannel();
  const scope: Record<string, unknown> = { setTimeout, clearTimeout, performance, console, URL, TextEncoder, TextDecoder, queueMicrotask };
  scope.self = scope;
  scope.postMessage = (message: unknown) => port2.postMessage(message);
  scope.addEventListener = () => undefined;
  port2.on('message', data => (scope.onmessage as (event: { data: unknown }) => void)?.({ data }));
  runInContext(outputFiles[0]!.text, createContext(scope));

  const answers = new Map<number, (result: unknown) => void>();
  port1.on('message', (message: { id?: number; method?: string; result?: unknown }) => {
    if (message.method === undefined) answers.get(message.id!)?.(message.result);
    else if (message.id !== undefined) port1.postMessage({ jsonrpc: '2.0', id: message.id, result: null });
  });
  let id = 0;
  const ask = (method: string, params: object) =>
    new Promise<unknown>(resolve => {
      answers.set(++id, resolve);
      port1.postMessage({ jsonrpc: '2.0', id, method, params });
    });
  const tell = (method: string, params: object) => port1.postMessage({ jsonrpc: '2.0', method, params });

  try {
    await ask('initialize', { processId: null, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } });
    tell('initialized', {});
    const uri = 'vscode-vfs://github/a/b/nginx.conf';
    tell('textDocument/didOpen', { textDocument: { uri, languageId: 'nginx', version: 1, text: 'http { sever { } }' } });
    const report = (await ask('textDocument/diagnostic', { textDocument: { uri } })) as { items: { code: string }[] };
    assert.equal(report.items[0]?.code, 'nginx/unknown-directive');
    await ask('shutdown', {});
  } finally {
    port1.close();
    port2.close();
  }
});
