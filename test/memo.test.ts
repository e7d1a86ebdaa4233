// What is remembered is forgotten: with what was asked about, and inside of an answer with that.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { memo } from '../server/core/memo.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

type Key = { readonly name: string };

test('an answer is worked out once', () => {
  let times = 0;
  const length = memo(({ name }: Key) => {
    times++;
    return name.length;
  });
  const key = { name: 'four' };
  assert.equal(length.known(key), undefined);
  assert.deepEqual([length(key), length(key), length.known(key), times], [4, 4, 4, 1]);
  assert.deepEqual(key, { name: 'four' });
});

test('a memo in an answer forgets with what that was about, however long its own arguments live', async () => {
  const joined = memo((outer: Key) => memo((inner: Key) => memo((innermost: Key) => ({ text: outer.name + inner.name + innermost.name }))));
  const [inner, innermost] = [{ name: 'b' }, { name: 'c' }];
  const ask = () => new WeakRef(joined({ name: 'a' })(inner)(innermost));
  const refs = Array.from({ length: 10 }, ask);
  assert.equal(refs[0]!.deref()?.text, 'abc');
  await new Promise(resolve => setTimeout(resolve));
  collect();
  assert.deepEqual(
    refs.map(ref => ref.deref()),
    refs.map(() => undefined),
  );
});
