// A reporter for `node --test`: only what a person must read (failures, skips with their reason, what tests print), then a line of counts.

/**
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} events
 * @returns {AsyncGenerator<string>}
 */
export default async function* report(events) {
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    else if (type === 'test:diagnostic' && data.file !== undefined && !summary.test(data.message)) yield `  ${data.message}\n`;
    else if (type === 'test:pass' && data.skip !== undefined) yield `  skipped: ${data.name}${because(data.skip)}\n`;
    else if (type === 'test:fail' && !ofSubtests(data.details.error)) yield failure(data);
    else if (type === 'test:summary' && data.file === undefined) {
      const { tests, passed, skipped, todo } = data.counts;
      yield `${passed} passed, ${tests - passed - skipped - todo} failed, ${skipped + todo} skipped\n`;
    }
  }
}

const summary = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /;

/**
 * Whether this failure only repeats those of the tests within.
 * @param {Error & { failureType?: string }} error
 */
function ofSubtests(error) {
  return error.failureType === 'subtestsFailed';
}

/** @param {string | boolean | undefined} reason */
function because(reason) {
  return typeof reason === 'string' ? ` (${reason})` : '';
}

/** @param {{ name: string, file?: string, line?: number, details: { error: Error } }} data */
function failure({ name, file, line, details }) {
  const { cause } = details.error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause ?? details.error.message);
  return `✖ ${name}\n  ${file}:${line}\n${text.replace(/^/gm, '    ')}\n`;
}
