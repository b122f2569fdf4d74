/** A place that keys lead to: a mark alone or several under their count, and how far across it stands. */
export interface Stop {
  readonly id: string;
  readonly x: number;
}

/**
 * The mark that a key leads to: left and right along the lane, up and down to the nearest one in the next lane
 * that has any, Home and End to the ends of the lane. Undefined where the key leads nowhere.
 */
export function walkedMark(
  rows: readonly (readonly Stop[])[],
  current: string,
  key: string,
): string | undefined {
  const at = rows.findIndex((row) => row.some(({ id }) => id === current));
  const row = rows[at] ?? [];
  const place = row.findIndex(({ id }) => id === current);
  const here = row[place];
  if (!here) return undefined;
  if (key === "ArrowLeft") return row[place - 1]?.id;
  if (key === "ArrowRight") return row[place + 1]?.id;
  if (key === "Home") return row.at(0)?.id;
  if (key === "End") return row.at(-1)?.id;
  if (key === "ArrowDown") return nearest(rows.slice(at + 1), here.x);
  if (key === "ArrowUp") return nearest(rows.slice(0, at).reverse(), here.x);
  return undefined;
}

function nearest(rows: readonly (readonly Stop[])[], x: number): string | undefined {
  const row = rows.find(({ length }) => length > 0) ?? [];
  return [...row].sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0]?.id;
}
