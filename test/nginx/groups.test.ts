// Groups of regular expressions, told from their text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupsOf } from '../../server/nginx/groups.ts';

function groups(pattern: string): (string | number | undefined)[] {
  const { count, groups: spans, names } = groupsOf(pattern);
  return [count, ...spans.map(({ start, end }) => pattern.slice(start, end)), ...names.map(({ name }) => `$${name}`)];
}

test('groups are counted in the order of their parentheses', () => {
  assert.deepEqual(groups(String.raw`^/(a(b)|c)/(?<id>\d+)$`), [3, '(a(b)|c)', '(b)', String.raw`(?<id>\d+)`, '$id']);
  assert.deepEqual(groups(`(?P<a>x)(?'b'y)`), [2, '(?P<a>x)', `(?'b'y)`, '$a', '$b']);
});

test('what looks like a group and is none', () => {
  assert.deepEqual(groups(String.raw`\(a\)[(](?:b)(?=c)(?!d)(?<=e)(?<!f)(?i)[^])(]\Q(g)\E(*UTF8)[[:alpha:](]`), [0]);
});

test('branches that share numbers cannot be counted, and broken patterns do not throw', () => {
  assert.equal(groupsOf('(?|(a)|(b))').count, undefined);
  for (const pattern of ['(', ')', '[', '[^', '\\', '(?<', '(?<a', '(a', '[[:x', '\\Q(']) assert.doesNotThrow(() => groupsOf(pattern));
});
