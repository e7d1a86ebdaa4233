// server/cli/arguments.ts: words become requests, and wrong words a sentence that says what to write.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseArguments } from '../../server/cli/arguments.ts';

const problem = (...words: string[]) => {
  const answer = parseArguments(words);
  assert.ok('problem' in answer, JSON.stringify(answer));
  return answer.problem;
};

test('check with its choices', () => {
  assert.deepEqual(
    parseArguments(['check', 'a', 'b', '--format', 'sarif', '--max-severity', 'none', '--setting', 'nginx.version=1.22.1']),
    {
      command: 'check',
      paths: ['a', 'b'],
      format: 'sarif',
      tolerated: 'none',
      settings: { 'nginx.version': '1.22.1' },
    },
  );
});

test('settings by their type', () => {
  const request = parseArguments(['links', '.', '--setting', 'nginx.modules=lua,echo', '--setting', 'rules={"links/*":"off"}']);
  assert.deepEqual('settings' in request && request.settings, { 'nginx.modules': ['lua', 'echo'], rules: { 'links/*': 'off' } });
});

test('generate with its options', () => {
  const request = parseArguments(['generate', 'nginx', 'app.ini', '--section', 'web', '--tls', '--server-name', 'a.example']);
  assert.deepEqual(request, {
    command: 'generate',
    what: 'nginx',
    file: 'app.ini',
    write: false,
    options: { section: 'web', serverName: 'a.example', tls: true },
    settings: {},
  });
});

test('format with its choices', () => {
  assert.deepEqual(parseArguments(['format', 'a']), { command: 'format', paths: ['a'], mode: 'print', indent: 4, settings: {} });
  assert.deepEqual(parseArguments(['format', 'a', '--check', '--indent', 'tab']), {
    command: 'format',
    paths: ['a'],
    mode: 'check',
    indent: 'tab',
    settings: {},
  });
  assert.match(problem('format', 'a', '--indent', '0'), /spaces from 1 to 16, or "tab", not "0"/);
  assert.match(problem('format', 'a', '--write', '--check'), /take one of them/);
  assert.match(problem('format', '-', '--write'), /standard input cannot be changed/);
  assert.match(problem('format'), /needs files or folders/);
});

test('no words, --help and --version', () => {
  assert.deepEqual(parseArguments([]), { command: 'help' });
  assert.deepEqual(parseArguments(['check', '-h']), { command: 'help' });
  assert.deepEqual(parseArguments(['help', 'check']), { command: 'help' });
  assert.deepEqual(parseArguments(['--version']), { command: 'version' });
});

test('what is wrong is said with what to write', () => {
  assert.match(problem('chek', '.'), /no command "chek"; did you mean "check"\?/);
  assert.match(problem('check'), /needs files or folders/);
  assert.match(problem('check', '.', '--fromat', 'json'), /did you mean "--format"\?/);
  assert.match(problem('check', '.', '--format', 'xml'), /one of human, json, sarif, github/);
  assert.match(problem('check', '.', '--setting', 'nginx.verson=1'), /did you mean "nginx.version"\?/);
  assert.match(problem('check', '.', '--setting', 'lens.enabled=perhaps'), /cannot be "perhaps"/);
  assert.match(problem('generate', 'ini', 'a.ini'), /generate nginx FILE.ini/);
  assert.match(problem('generate', 'nginx', 'a.ini', 'b.ini'), /one too many/);
  assert.match(problem('explain'), /nginx-paste rules/);
  assert.match(problem('explain', 'a', 'b'), /one too many/);
  assert.match(problem('rules', 'a'), /explain a/);
  assert.match(problem('check', '.', '--server', 'x'), /"check" takes no --server; it takes --format, --max-severity, --setting/);
  assert.match(problem('generate', 'paste', 'a.conf', '--tls'), /"generate paste" takes no --tls; it takes --location/);
  assert.match(problem('check', '.', '-V'), /no option "-V"; see "nginx-paste --help"/);
  assert.match(problem('check', '.', '--setting', 'nginx.version=new'), /cannot be "new"/);
  assert.match(problem('generate', 'nginx', 'a.ini', '--nginx-version', 'new'), /such as 1\.22\.1, not "new"/);
});
