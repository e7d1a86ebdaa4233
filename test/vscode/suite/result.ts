// How the suite inside VS Code tells its results to the test outside.

/** The outcome of one test, printed as a line of JSON after `resultMark`. */
export type Result = { readonly name: string; readonly ms: number; readonly error?: string | undefined };
export const resultMark = '##result ';
