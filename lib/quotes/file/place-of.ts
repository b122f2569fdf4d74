import type { Field } from "./column-names.ts";
import type { Layout } from "./layout.ts";
import { shown } from "./shown.ts";

/** A function that says in a sentence on which line and in which column of some fields a cell first stands. */
export function placeIn({ rows, series, names }: Layout, fields: readonly Field[]): (cell: string) => string {
  const columns = series.flatMap(({ at }) => fields.flatMap((field) => at.get(field) ?? []));
  return (cell) => {
    for (const { line, cells } of rows) {
      const column = columns.find((index) => cells[index] === cell);
      if (column !== undefined) return ` See ${shown(cell)} on line ${line}, column ${names[column]}.`;
    }
    return "";
  };
}
