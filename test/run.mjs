// npm test: installs what is missing, runs everything, and says as its last line how many tests passed, failed and were skipped.
// It starts on Node 20 before any package is there; the stages run on the Node 24 that the packages bring.

import { readdirSync } from 'node:fs';
import { installParts, packagesOf } from '../setup/debian.mjs';
import { installPackages, node } from '../setup/packages.mjs';
import { run } from '../setup/run.mjs';
import { installVSCode } from '../setup/vscode.mjs';

const began = Date.now();
const total = { passed: 0, failed: 0, skipped: 0 };

await stage('npm packages', installPackages);
await stage('the real nginx, Python servers, browser and editor', async () => {
  const missing = await installParts();
  for (const name of missing) console.log(`MISSING: ${name}; its tests are skipped. Debian's packages: ${packagesOf([name]).join(' ')}`);
  const ci = process.env.CI === 'true';
  return { passed: 0, failed: ci ? missing.length : 0, skipped: ci ? 0 : missing.length };
});
await stage('VS Code', installVSCode);

await stage('generate', () => script('generate'));
await stage('types', () => script('types'));
await stage('lint', () => script('lint'));
await stage('build', () => script('build'));
await stage('package', () => script('package'));

// In one process, as `npm run unit` does: nearly all of their time would be starting sixty.
await stage('unit, properties, protocol', () =>
  tests('--test-isolation=none', 'test/*.test.ts', 'test/!(judges|vscode|bench)/**/*.test.ts'),
);
await stage('judges: nginx, paste.deploy and servers as they are', () => tests('test/judges/**/*.test.ts'));
await stage('VS Code: hosts, package, a user', async () => {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const name of readdirSync('test/vscode').filter(each => each.endsWith('.test.ts'))) {
    const file = `test/vscode/${name}`;
    let result = await tests(file);
    if (result.failed > 0) {
      // A browser that drives an editor now and then loses a key or a click on a busy machine. What is broken is broken twice.
      console.log(`AGAIN: ${file}, of which ${result.failed} failed`);
      result = await tests(file);
    }
    add(counts, result);
  }
  return counts;
});

console.log(`\nall in ${seconds(began)} s\n`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed > 0 ? 1 : 0);

/**
 * Announces and times one stage, and adds up what it answers. One that answers no counts is one test, which fails by throwing.
 * @param {string} name
 * @param {() => Promise<typeof total | void>} work
 */
async function stage(name, work) {
  console.log(`\n── ${name}`);
  const start = Date.now();
  /** @type {typeof total} */
  let counts;
  try {
    counts = (await work()) ?? { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    counts = { passed: 0, failed: 1, skipped: 0 };
  }
  add(total, counts);
  console.log(`── ${name}: ${counts.failed > 0 ? `${counts.failed} FAILED, ` : ''}${seconds(start)} s`);
}

/**
 * @param {typeof total} sum
 * @param {typeof total} counts
 */
function add(sum, counts) {
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) sum[key] += counts[key];
}

/**
 * An npm script of package.json; throws when it fails, its output shown already.
 * @param {string} name
 */
async function script(name) {
  const { code } = await run('npm', ['run', '--silent', name], { show: true });
  if (code !== 0) throw new Error(`npm run ${name} failed with code ${code}`);
}

/**
 * The test files of these globs, under Node's own runner.
 * @param {string[]} globs  and options of the runner
 */
async function tests(...globs) {
  const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--test', '--test-reporter=./test/report.mjs'];
  const { code, output } = await run(node, [...flags, ...globs], { show: true });
  const [, passed, failed, skipped] = /(\d+) passed, (\d+) failed, (\d+) skipped\s*$/.exec(output) ?? [];
  if (passed === undefined) throw new Error(`the test runner ended with code ${code} and without a result`);
  return { passed: Number(passed), failed: Math.max(Number(failed), code === 0 ? 0 : 1), skipped: Number(skipped) };
}

/** @param {number} since  in milliseconds of the clock */
function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1);
}
