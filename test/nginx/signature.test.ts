// Signature help while arguments are written.

import { test } from 'node:test';
import { checkSignature } from '../harness/check.ts';

test('the parameter being written', () => {
  checkSignature('http { proxy_set_header <|> }', 'proxy_set_header ⟦field⟧ value;');
  checkSignature('http { proxy_set_header Host <|>; }', 'proxy_set_header field ⟦value⟧;');
  checkSignature('http { server { rewrite ^/a <|>', 'rewrite regex ⟦replacement⟧ [flag];');
  checkSignature('http { server { limit_req zone=a nod<|>; } }', 'limit_req zone=name [burst=number] [⟦nodelay⟧ | delay=number];');
  checkSignature('http { server { limit_req zone=a burst=5<|>; } }', 'limit_req zone=name [⟦burst=number⟧] [nodelay | delay=number];');
});

test('a form with room for the argument, and none on names, in comments and behind the end', () => {
  checkSignature('http { server { return 301 <|>; } }', 'return code [⟦text⟧];');
  checkSignature('http { ser<|>ver { } }', undefined);
  checkSignature('http { gzip on; <|> }', undefined);
  checkSignature('http { gzip # <|>\n on; }', undefined);
});
