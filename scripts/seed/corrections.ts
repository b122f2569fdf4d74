import { z } from "zod";
import { type CorrectionRow, correctionRow } from "./gathered-schemas.ts";
import { type Folder, faultAt, readTable, rowsByKey, writeTable } from "./table.ts";

const FILE = "announcements.csv";

/** A correction that was made, with the value it replaced. */
export interface AppliedCorrection extends CorrectionRow {
  readonly before: string;
}

/**
 * The gathered data with `input/corrections.csv` applied to the announcements, and what was changed.
 * @throws CompileError where a correction names no announcement, a field twice, or what is already so
 */
export function correctGathered(
  gathered: Folder,
  inputs: Folder,
): { corrected: Folder; corrections: readonly AppliedCorrection[] } {
  const rows = readTable(gathered, FILE, z.record(z.string(), z.string()));
  const wanted = rowsByKey(
    readTable(inputs, "input/corrections.csv", correctionRow),
    ({ slug, field }) => `${slug} ${field}`,
  );
  const corrections: AppliedCorrection[] = [];
  for (const correction of wanted.values()) {
    const { slug, field, value } = correction.value;
    const row = rows.find((candidate) => candidate.value.slug === slug);
    if (!row) throw faultAt(correction, `there is no announcement "${slug}"`);
    const before = row.value[field] ?? "";
    if (before === value) throw faultAt(correction, `the ${field} of ${slug} is "${value}" already`);
    corrections.push({ ...correction.value, before });
    row.value[field] = value;
  }
  const header = Object.keys(rows.at(0)?.value ?? {});
  const text = writeTable(
    header,
    rows.map(({ value }) => header.map((name) => value[name] ?? null)),
  );
  return { corrected: rows.length === 0 ? gathered : new Map([...gathered, [FILE, text]]), corrections };
}
