// client/map/filter.ts: what is connected with what a person looks for, along the way of a request and against it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filtered } from '../../client/map/filter.ts';
import type { DrawnMap } from '../../server/protocol.ts';

const node = (id: string, label = id) => ({ id, kind: 'site' as const, label, targets: [] });
const map: DrawnMap = {
  nodes: [node('a', 'shop.example.com'), node('b', 'unix:/run/shop.sock'), node('c'), node('d', 'other'), node('e', 'Second site')],
  edges: [
    { from: 'a', to: 'b' },
    { from: 'e', to: 'b' },
    { from: 'b', to: 'c' },
  ],
};
const ids = (words: string) => filtered(map, words).nodes.map(({ id }) => id);

test('no words: all of it', () => assert.equal(filtered(map, '  '), map));
test('what leads to it and what it leads to, not what leads elsewhere', () => assert.deepEqual(ids('SHOP.example'), ['a', 'b', 'c']));
test('a node on its own', () => assert.deepEqual(filtered(map, 'other'), { nodes: [map.nodes[3]], edges: [] }));
test('nothing', () => assert.deepEqual(filtered(map, 'zzz'), { nodes: [], edges: [] }));
