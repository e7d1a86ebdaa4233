// Sizes, times and rates in the units people read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeQuantity, impliedUnit } from '../../server/nginx/units.ts';

test('sizes', () => {
  assert.equal(describeQuantity('10m', { kind: 'size' }), '10\u202f485\u202f760 bytes (10 MiB)');
  assert.equal(describeQuantity('1g', { kind: 'size', large: true }), '1\u202f073\u202f741\u202f824 bytes (1 GiB)');
  assert.equal(describeQuantity('1g', { kind: 'size' }), undefined);
  assert.equal(describeQuantity('512', { kind: 'size' }), '512 bytes');
  assert.equal(describeQuantity('one:64k', { kind: 'zone', min: 32768 }), '65\u202f536 bytes (64 KiB)');
});

test('times', () => {
  assert.equal(describeQuantity('1h30m', { kind: 'time' }), '5\u202f400 seconds (1 hour 30 minutes)');
  assert.equal(describeQuantity('60', { kind: 'time' }), '60 seconds (1 minute)');
  assert.equal(describeQuantity('250ms', { kind: 'time' }), '250 milliseconds');
  assert.equal(describeQuantity('0', { kind: 'time' }), '0 seconds');
  assert.equal(describeQuantity('@15h30m', { kind: 'expires' }), '55\u202f800 seconds (15 hours 30 minutes)');
  assert.equal(describeQuantity('-1', { kind: 'expires' }), undefined);
  assert.equal(describeQuantity('soon', { kind: 'time' }), undefined);
});

test('rates, and the units of bare numbers', () => {
  assert.equal(describeQuantity('30r/m', { kind: 'rate' }), '30 requests per minute: one every 2000 ms');
  assert.equal(describeQuantity('10', { kind: 'rate' }), undefined);
  assert.equal(impliedUnit('65', { kind: 'time' }), 's');
  assert.equal(impliedUnit('0', { kind: 'time' }), undefined);
  assert.equal(impliedUnit('2048', { kind: 'size' }), ' bytes = 2 KiB');
  assert.equal(impliedUnit('5', { kind: 'number' }), undefined);
});
