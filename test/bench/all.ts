// All benchmarks, one after the other, each in a process of its own: none meets what another has compiled or left behind. `npm run bench`

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

for (const name of ['nginx', 'paste', 'links', 'format', 'answers']) {
  console.log(`\n## ${name}\n`);
  const path = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, [...process.execArgv, path], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
