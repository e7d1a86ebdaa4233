// Every answer a user may wait for at a key, in files of 1 000 lines, asked of the server over stdio as an editor asks: a key is typed, then
// one question follows. Prints the median and the slowest of 20 for each question beside the 16.7 ms of a frame; asserts nothing.
// Run: node --disable-warning=MODULE_TYPELESS_PACKAGE_JSON test/bench/answers.ts [lines]

import { start } from '../lsp/client.ts';
import { generatedConfiguration } from './generated.ts';
import { generatedPaste } from './generated-paste.ts';

const lines = Number(process.argv[2] ?? 1000);
const keys = 20;
const frame = 1000 / 60;

type Question = readonly [method: string, params?: (line: number) => object];

const atCursor = (line: number) => ({ position: { line, character: 0 } });
const screen = (line: number) => ({
  range: { start: { line: Math.max(line - 25, 0), character: 0 }, end: { line: line + 25, character: 0 } },
});
const options = { options: { tabSize: 4, insertSpaces: true } };

const questions: readonly Question[] = [
  ['textDocument/diagnostic'],
  ['textDocument/completion', atCursor],
  ['textDocument/hover', line => ({ position: { line: line + 1, character: 12 } })],
  ['textDocument/signatureHelp', atCursor],
  ['textDocument/definition', line => ({ position: { line: line + 1, character: 12 } })],
  ['textDocument/references', line => ({ position: { line: line + 1, character: 12 }, context: { includeDeclaration: true } })],
  ['textDocument/documentHighlight', atCursor],
  ['textDocument/documentSymbol'],
  ['textDocument/foldingRange'],
  ['textDocument/selectionRange', line => ({ positions: [{ line, character: 0 }] })],
  ['textDocument/documentLink'],
  ['textDocument/codeLens'],
  ['textDocument/inlayHint', screen],
  ['textDocument/semanticTokens/full'],
  ['textDocument/codeAction', line => ({ ...screen(line), context: { diagnostics: [] } })],
  ['textDocument/formatting', () => options],
];

await measure('nginx', 'untitled:nginx.conf', generatedConfiguration(lines * 27), '        ', 'proxy_http_version');
await measure('paste-deploy', 'untitled:app.ini', generatedPaste(lines * 20), '', 'trusted_proxy_headers');

async function measure(language: string, uri: string, generated: string, indent: string, word: string): Promise<void> {
  const text = generated.split('\n').slice(0, lines);
  const middle = text.findIndex((line, index) => index > lines / 2 && line.startsWith(indent) && /\w [\w=]/.test(line)) + 1;
  const session = await start();
  await session.open(uri, language, text.join('\n'));
  console.log(`${language}, ${text.length} lines: ms from the key to the answer, median and slowest of ${keys}`);
  let version = 1;
  for (const [method, params] of questions) {
    const times: number[] = [];
    for (let key = 0; key < keys + 5; key++) {
      version++;
      const typed = [...text.slice(0, middle), indent + word.slice(0, 1 + (key % word.length)), ...text.slice(middle)].join('\n');
      const begin = performance.now();
      await session.change(uri, version, typed);
      await session.ask(method, { textDocument: { uri }, ...params?.(middle) });
      if (key >= 5) times.push(performance.now() - begin);
    }
    times.sort((a, b) => a - b);
    const [half, most] = [times[keys >> 1]!, times[keys - 1]!];
    console.log(
      `${method.padEnd(36)}${half.toFixed(1).padStart(7)}${most.toFixed(1).padStart(8)}${half > frame ? '   more than a frame' : ''}`,
    );
  }
  await session.close();
}
