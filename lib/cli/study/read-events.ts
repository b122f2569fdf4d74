import { isIsoDate } from "../../market/session-date.ts";
import { BadInput, badRow } from "./bad-input.ts";
import { csvRows } from "./csv-rows.ts";

/** An event as the file gives it. `market` is null where the file leaves it to `--market`. */
export interface EventRow {
  readonly line: number;
  readonly id: string;
  readonly security: string;
  readonly date: string;
  readonly market: string | null;
}

/** Reads the events file. Throws BadInput with file and line: a missing column, a bad date, an id twice. */
export async function readEvents(file: string): Promise<readonly EventRow[]> {
  const events: EventRow[] = [];
  const ids = new Set<string>();
  let places: { id: number; security: number; date: number; market: number } | null = null;
  for await (const { line, cells } of csvRows(file)) {
    if (places === null) {
      const place = (name: string) => cells.findIndex((cell) => cell.trim().toLowerCase() === name);
      places = { id: place("id"), security: place("security"), date: place("date"), market: place("market") };
      for (const name of ["id", "security", "date"] as const) {
        if (places[name] < 0) throw badRow(file, line, `there is no column "${name}"`);
      }
      continue;
    }
    const cell = (index: number) => (index < 0 ? "" : (cells[index] ?? "").trim());
    const id = cell(places.id);
    const security = cell(places.security);
    const date = cell(places.date);
    if (id === "") throw badRow(file, line, "the event has no id");
    if (ids.has(id)) throw badRow(file, line, `the id "${id}" appears twice`);
    if (security === "") throw badRow(file, line, "the event has no security");
    if (!isIsoDate(date)) throw badRow(file, line, `"${date}" is not a date like 2025-03-06`);
    ids.add(id);
    events.push({ line, id, security, date, market: cell(places.market) || null });
  }
  if (places === null) throw new BadInput(`${file}: the file is empty`);
  if (events.length === 0) throw new BadInput(`${file}: there is no event in it`);
  return events;
}
