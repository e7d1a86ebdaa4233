// Objects whose keys are there only with a value.

/** The object without the keys whose value is undefined. */
export function defined<Shape extends object>(shape: Shape): { [Key in keyof Shape]?: NonNullable<Shape[Key]> } {
  const present: Partial<Record<keyof Shape, unknown>> = {};
  for (const key in shape) if (shape[key] !== undefined) present[key] = shape[key];
  return present as never;
}
