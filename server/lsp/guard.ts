// Where a mistake of ours ends: it is logged with what was being done, and costs that one answer.

import { type Connection, ResponseError } from 'vscode-languageserver';

/** What `run` answers, or `otherwise` when it throws. An error meant for the user is thrown on. */
export function guarded<Value>(connection: Connection, what: string, run: () => Value, otherwise: Value): Value {
  try {
    return run();
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    connection.console.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return otherwise;
  }
}
