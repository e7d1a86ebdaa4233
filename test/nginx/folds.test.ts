// What folds: blocks, runs of comments and includes, regions, directives over several lines.

import { test } from 'node:test';
import { checkFolds } from '../harness/check.ts';

test('blocks leave the closing brace in sight; comments, includes and regions fold by kind', () =>
  checkFolds(
    `# one
# two
http {
  include a;
  include b;
  #region sites
  server {
    listen 80;
  }
  #endregion
  log_format main '$uri'
    '$args';
  events { }
}
`,
    ['1-2 comment', '3-13', '4-5 imports', '6-10 region', '7-8', '11-12'],
  ));

test('an unclosed block folds to the end', () => checkFolds('http {\n  server {\n    listen 80;\n', ['1-4', '2-4']));
