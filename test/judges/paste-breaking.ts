// What breaks a Paste file is made of: a line chosen by chance and changed.

/** A way to break a file; undefined where the file gives it nothing to break. */
export type Breaker = (text: string, random: () => number) => string | undefined;

/** Changes one of the lines that fit, chosen by chance; `change` may answer several lines. */
export function line(fits: RegExp, change: (line: string, random: () => number) => string | undefined): Breaker {
  return (text, random) => {
    const lines = text.split('\n');
    const candidates = lines.flatMap((candidate, index) => (fits.test(candidate) ? [index] : []));
    if (candidates.length === 0) return undefined;
    const index = candidates[Math.floor(random() * candidates.length)]!;
    const changed = change(lines[index]!, random);
    if (changed === undefined) return undefined;
    return [...lines.slice(0, index), ...(changed === '' ? [] : [changed]), ...lines.slice(index + 1)].join('\n');
  };
}

/** After the header of a section of a kind. */
export const into = (fits: RegExp, text: string) => line(fits, found => `${found}\n${text}`);
/** One of some, by chance. */
export const pick = (random: () => number, ...choices: readonly string[]) => choices[Math.floor(random() * choices.length)]!;
/** Changes the value of an option's line. */
export const value = (change: (value: string, random: () => number) => string) => (found: string, random: () => number) =>
  found.replace(/([=:]\s*)(.*)$/, (_all, delimiter: string, text: string) => delimiter + change(text, random));
