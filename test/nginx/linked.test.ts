// Quotes that change together.

import { test } from 'node:test';
import { checkLinked } from '../harness/check.ts';

test('both quotes of a word, at either of them', () => {
  checkLinked('http { add_header X <|>"a b"; }', 'http { add_header X ⟦"⟧a b⟦"⟧; }');
  checkLinked("http { add_header X 'a b'<|>; }", "http { add_header X ⟦'⟧a b⟦'⟧; }");
});

test('not inside, not where another quote is, and not where one is missing', () => {
  checkLinked('http { add_header X "a <|>b"; }', 'http { add_header X "a b"; }');
  checkLinked(`http { add_header X <|>"it's"; }`, `http { add_header X "it's"; }`);
  checkLinked('http { add_header X <|>"a b; }', 'http { add_header X "a b; }');
  checkLinked('http { add_header X <|>a; }', 'http { add_header X a; }');
});
