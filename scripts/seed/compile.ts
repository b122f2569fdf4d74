import { createHash } from "node:crypto";
import { compileAnnouncements, type SeedAnnouncement } from "./announcements.ts";
import { compileAllSeries, type SeedSeries } from "./bars.ts";
import { compileCalendars, type SeedCalendars } from "./calendars.ts";
import { compileClaims, type SeedClaimTables } from "./claims.ts";
import { compileCompanies, type SeedCompany } from "./companies.ts";
import { compileActions, compileShareCounts, type SeedShareCount } from "./corporate.ts";
import { type AppliedCorrection, correctGathered } from "./corrections.ts";
import type { ActionRow } from "./gathered-schemas.ts";
import { compileInstruments, type SeedInstrument } from "./instruments.ts";
import { compileStory, type LeftOut, type Story, withoutLeftOut } from "./left-out.ts";
import { seedTables } from "./seed-tables.ts";
import { sourcesDocument } from "./sources.ts";
import { byText, type Folder } from "./table.ts";

/** Everything that ships, checked and in order. */
export interface CompiledSeed extends SeedCalendars, SeedClaimTables {
  readonly companies: readonly SeedCompany[];
  readonly instruments: readonly SeedInstrument[];
  readonly series: readonly SeedSeries[];
  readonly announcements: readonly SeedAnnouncement[];
  readonly actions: readonly ActionRow[];
  readonly shareCounts: readonly SeedShareCount[];
  readonly corrections: readonly AppliedCorrection[];
  readonly leftOut: readonly LeftOut[];
  /** The dates that the board opens on; null where the data tell no story. */
  readonly story: Story | null;
}

/**
 * The seed's files by path, from the gathered data and the hand-written `input/` files: the tables, their
 * manifest and `SOURCES.md`. The same input gives the same bytes.
 * @throws CompileError naming the file and the row that can't be shipped
 */
export function compileSeed(gathered: Folder, inputs: Folder): Folder {
  const seed = compiledSeed(gathered, inputs);
  const tables = seedTables(seed);
  const files = [...tables]
    .map(([file, { text, rows }]) => ({
      file,
      rows,
      sha256: createHash("sha256").update(text).digest("hex"),
    }))
    .sort((left, right) => byText(left.file, right.file));
  return new Map([
    ...[...tables].map(([file, { text }]): [string, string] => [file, text]),
    ["manifest.json", `${JSON.stringify({ formatVersion: 1, files }, null, 2)}\n`],
    ["SOURCES.md", sourcesDocument(seed)],
  ]);
}

function compiledSeed(given: Folder, inputs: Folder): CompiledSeed {
  const { shipped, leftOut } = withoutLeftOut(given, inputs);
  const { corrected, corrections } = correctGathered(shipped, inputs);
  const { companies, listings } = compileCompanies(shipped, inputs);
  const instruments = compileInstruments(listings, inputs);
  const announcements = compileAnnouncements(corrected, inputs, companies);
  const { calendars, byRule } = compileCalendars(shipped, inputs);
  return {
    companies,
    instruments,
    series: compileAllSeries(shipped, inputs, instruments, calendars),
    calendars,
    byRule,
    announcements,
    actions: compileActions(shipped, inputs, instruments, calendars),
    shareCounts: compileShareCounts(shipped, companies),
    corrections,
    leftOut,
    story: compileStory(inputs, announcements),
    ...compileClaims(inputs, announcements),
  };
}
