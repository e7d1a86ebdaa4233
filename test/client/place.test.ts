// client/map/place.ts: columns by kind, nothing over anything else, edges from side to side, whatever the map.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { kindOrder, place } from '../../client/map/place.ts';
import type { DrawnMap, DrawnNode } from '../../server/protocol.ts';
import { holds } from '../harness/random.ts';

const node = (id: string, kind: DrawnNode['kind']): DrawnNode => ({ id, kind, label: id, targets: [] });
const sizeOf = ({ label }: DrawnNode) => ({ width: 80 + label.length * 5, height: 30 });

test('nodes of a kind stand below each other, also those that nothing leads to', () => {
  const map: DrawnMap = {
    nodes: [node('s', 'socket'), node('w', 'server'), node('a', 'site'), node('l', 'location'), node('k', 'socket'), node('v', 'server')],
    edges: [
      { from: 's', to: 'w' },
      { from: 'a', to: 'l' },
      { from: 'l', to: 'k' },
      { from: 'k', to: 'v' },
    ],
  };
  const { boxes } = place(map, sizeOf);
  assert.equal(boxes.get('s')!.x, boxes.get('k')!.x);
  assert.equal(boxes.get('w')!.x, boxes.get('v')!.x);
  assert.ok(boxes.get('a')!.y < boxes.get('s')!.y, 'what has a site comes first');
});

test('no map is too odd', () => {
  const nodes = fc
    .array(fc.constantFrom(...kindOrder), { maxLength: 30 })
    .map(kinds => kinds.map((kind, index) => node(`n${index}`, kind)));
  const maps = nodes.chain(list =>
    fc.record({
      nodes: fc.constant(list),
      edges:
        list.length === 0
          ? fc.constant([])
          : fc
              .array(fc.tuple(fc.nat(list.length - 1), fc.nat(list.length - 1)), { maxLength: 40 })
              .map(pairs => pairs.filter(([from, to]) => from !== to).map(([from, to]) => ({ from: list[from]!.id, to: list[to]!.id }))),
    }),
  );
  holds(
    fc.property(maps, map => {
      const { boxes, edges, width, height } = place(map, sizeOf);
      assert.equal(boxes.size, map.nodes.length);
      const all = [...boxes.values()];
      all.forEach((box, index) => {
        assert.ok(
          box.x - box.width / 2 >= 0 && box.x + box.width / 2 <= width && box.y - box.height / 2 >= 0 && box.y + box.height / 2 <= height,
        );
        for (const other of all.slice(index + 1)) {
          const apart =
            Math.abs(box.x - other.x) >= (box.width + other.width) / 2 - 0.01 ||
            Math.abs(box.y - other.y) >= (box.height + other.height) / 2 - 0.01;
          assert.ok(apart, 'two nodes cover each other');
        }
      });
      for (const { points } of edges) for (const { x, y } of points) assert.ok(Number.isFinite(x) && Number.isFinite(y));
    }),
    100,
  );
});
