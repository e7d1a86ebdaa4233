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
  return rows.map((row, index) => {
    const above = rows[index - 1];
    const below = rows[index + 1];
    const columns: number[] = [];
    let end = 0;
    for (let position = 0; position < row.length; position++) {
      const { column, width, usual, glued } = row[position]!;
      const padded = isPadded(row, position);
      const kept = position > 0 && !glued && (isShared(column, padded, above) || isShared(column, padded, below));
      const start = position === 0 ? 0 : kept ? column : end + usual;
      columns.push(start);
      end = start + width;
    }
    return columns;
  });
}

/** Whether more than the usual blanks stand before a cell. */
function isPadded(row: readonly Cell[], position: number): boolean {
  if (position === 0) return false;
  const { column, usual } = row[position]!;
  const before = row[position - 1]!;
  return column - before.column - before.width > usual;
}

/** Whether a neighbouring row has a cell in this column, and blanks were put before it or before ours. */
function isShared(column: number, padded: boolean, row: readonly Cell[] | undefined): boolean {
  if (row === undefined) return false;
  for (let position = 1; position < row.length; position++) {
    const cell = row[position]!;
    if (cell.column === column && !cell.glued) return padded || isPadded(row, position);
  }
  return false;
}
