// Columns a person lined up by hand: formatters of both languages keep them and take every other run of blanks back to its usual width.

/**
 * A piece of a row's text: its column counted from the start of the row, its width, and the usual blanks before it. A `glued` piece, such as
 * a `;`, belongs to the one before it and is never lined up.
 */
export type Cell = { readonly column: number; readonly width: number; readonly usual: number; readonly glued?: boolean };

/**
 * The new column of every cell. Rows are neighbouring lines. A cell stays in its column when the row above or below has one there too and
 * blanks were put before either of them; otherwise it follows the cell before it at its usual distance. Formatting twice changes nothing
 * more: a cell only moves left, and two that keep each other in place both stay.
 */
export function alignColumns(rows: readonly (readonly Cell[])[]): readonly (readonly number[])[] {
  const padded = rows.map(paddedColumns);
  return rows.map((row, index) => {
    const above = padded[index - 1];
    const below = padded[index + 1];
    const own = padded[index]!;
    const columns: number[] = [];
    let end = 0;
    row.forEach(({ column, width, usual, glued }, position) => {
      const kept = position > 0 && !glued && (isShared(column, own, above) || isShared(column, own, below));
      const start = position === 0 ? 0 : kept ? column : end + usual;
      columns.push(start);
      end = start + width;
    });
    return columns;
  });
}

/** The columns at which cells behind the first begin, and whether more than the usual blanks stand before them. */
function paddedColumns(row: readonly Cell[]): ReadonlyMap<number, boolean> {
  const columns = new Map<number, boolean>();
  for (let position = 1; position < row.length; position++) {
    const { column, usual, glued } = row[position]!;
    if (glued) continue;
    const before = row[position - 1]!;
    columns.set(column, column - before.column - before.width > usual);
  }
  return columns;
}

function isShared(column: number, own: ReadonlyMap<number, boolean>, other: ReadonlyMap<number, boolean> | undefined): boolean {
  const there = other?.get(column);
  return there !== undefined && (there || own.get(column)!);
}
