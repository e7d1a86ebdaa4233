// A name that nothing has yet.

/** The first of `wanted`, `wanted-2`, `wanted-3`, … that is not taken; `joint` is what stands before the number. */
export function freeName(wanted: string, isTaken: (name: string) => boolean, joint = '-'): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : wanted + joint + number;
    if (!isTaken(name)) return name;
  }
}
