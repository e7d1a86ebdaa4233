// The README as it is packaged, dist/readme.md: the page that VS Code shows of an extension has no files beside it, only what is on the web.
// So pictures are left out, and links that lead to files are plain words.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const page = readFileSync(join(root, 'README.md'), 'utf8')
  .replace(/<picture>[\s\S]*?<\/picture>\s*/g, '')
  .replace(/\[([^\]]+)\]\((?!https:)[^)]+\)/g, '$1');
writeFileSync(join(root, 'dist', 'readme.md'), page);
