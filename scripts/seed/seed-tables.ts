import { barsFile } from "../../lib/quotes/shipped/seed-files.ts";
import { columnOf } from "../../lib/store/reference/column-names.ts";
import { companyRecord } from "../../lib/store/reference/edit-companies.ts";
import { claimCells, reportCells } from "./claims.ts";
import type { CompiledSeed } from "./compile.ts";
import { byText, type Cell, writeTable } from "./table.ts";

/** A CSV of the seed and how many rows it has below its header. */
export interface SeedTable {
  readonly text: string;
  readonly rows: number;
}

/** The seed's CSV files by path, with the columns that the product reads. */
export function seedTables(seed: CompiledSeed): ReadonlyMap<string, SeedTable> {
  return new Map([
    companiesTable(seed),
    instrumentsTable(seed),
    ...seed.series.map(barsTable),
    ...announcementTables(seed),
    actionsTable(seed),
    shareCountsTable(seed),
    ...storyTable(seed),
    ...claimTables(seed),
    ...calendarTables(seed),
  ]);
}

type NamedTable = [file: string, table: SeedTable];

const table = (file: string, header: string, rows: readonly (readonly Cell[])[]): NamedTable => [
  file,
  { text: writeTable(header.split(","), rows), rows: rows.length },
];

const yesNo = (value: boolean): Cell => (value ? 1 : 0);

/** `2025-03-06T01:30:00Z`: milliseconds are left out, no source has them. */
const instantText = (instant: number): string => new Date(instant).toISOString().replace(".000Z", "Z");

/** A column for each field of a company's record, empty where nothing was gathered of it. */
function companiesTable({ companies }: CompiledSeed): NamedTable {
  const fields = companyRecord.keyof().options;
  return table(
    "companies.csv",
    fields.map(columnOf).join(","),
    companies.map((company, index) => {
      const row: { readonly [Field in (typeof fields)[number]]?: Cell } = { ...company, position: index + 1 };
      return fields.map((field) => row[field] ?? null);
    }),
  );
}

const instrumentsTable = ({ instruments }: CompiledSeed): NamedTable =>
  table(
    "instruments.csv",
    "symbol,kind,name,currency,exchange,board,company,primary,basis,dividend_currency,stand_in_for,shares_per_unit,benchmarks,special_treatment,listed_on",
    instruments.map((instrument) => [
      instrument.symbol,
      instrument.kind,
      instrument.name,
      instrument.currency,
      instrument.exchange,
      instrument.board,
      instrument.company,
      yesNo(instrument.primary),
      instrument.basis,
      instrument.dividendCurrency,
      instrument.standInFor,
      instrument.sharesPerUnit,
      instrument.benchmarks.join(" "),
      instrument.specialTreatment,
      instrument.listedOn,
    ]),
  );

const barsTable = ({ instrument, bars }: CompiledSeed["series"][number]): NamedTable =>
  table(
    barsFile(instrument.symbol),
    "session,open,high,low,close,volume,flag,source",
    bars.map(({ session, open, high, low, close, volume, flag, source }) => [
      session,
      open,
      high,
      low,
      close,
      volume,
      flag,
      source,
    ]),
  );

function announcementTables({ announcements }: CompiledSeed): NamedTable[] {
  return [
    table(
      "announcements.csv",
      "slug,title,maker,lane,kind,announced_at,local_date,zone,precision,note,title_zh,title_ar",
      announcements.map(({ slug, title, maker, lane, kind, announced_at: at, ...rest }) => [
        slug,
        title,
        maker,
        lane,
        kind,
        at === null ? null : instantText(at),
        rest.local_date,
        rest.zone,
        rest.precision,
        rest.note,
        rest.titleZh,
        rest.titleAr,
      ]),
    ),
    table(
      "announcement_sources.csv",
      "slug,position,url,evidence",
      announcements.flatMap(({ slug, sources }) =>
        sources.map(({ url, evidence }, index) => [slug, index + 1, url, evidence]),
      ),
    ),
    table(
      "announcement_companies.csv",
      "slug,company,role,source_url",
      announcements.flatMap(({ slug, companies }) =>
        companies.map(({ company, role, sourceUrl }) => [slug, company, role, sourceUrl]),
      ),
    ),
  ];
}

const actionsTable = ({ actions }: CompiledSeed): NamedTable =>
  table(
    "corporate_actions.csv",
    "symbol,ex_date,kind,amount,currency,ratio,basis,source",
    actions.map(({ symbol, ex_date, kind, amount, currency, ratio, basis, source }) => [
      symbol,
      ex_date,
      kind,
      amount,
      currency,
      ratio,
      basis,
      source,
    ]),
  );

const shareCountsTable = ({ shareCounts }: CompiledSeed): NamedTable =>
  table(
    "share_counts.csv",
    "company,as_of,shares,source",
    shareCounts.map(({ company, asOf, shares, source }) => [company, asOf, shares, source]),
  );

/** What the board opens on; no file where the data tell no story. */
const storyTable = ({ story }: CompiledSeed): NamedTable[] =>
  story === null ? [] : [table("story.csv", "from,to,event", [[story.from, story.to, story.event]])];

/** What reports said; no files where no claim ships. */
const claimTables = (seed: CompiledSeed): NamedTable[] =>
  seed.claims.length === 0
    ? []
    : [
        table("claim_reports.csv", "slug,publisher,url,published,note,note_zh,note_ar", reportCells(seed)),
        table(
          "claims.csv",
          "slug,report,subject_kind,subject,measure,reported,paraphrase_en,paraphrase_zh,paraphrase_ar,announcement,note,note_zh,note_ar",
          claimCells(seed),
        ),
      ];

function calendarTables({ calendars }: CompiledSeed): NamedTable[] {
  const byExchange = [...calendars.values()].sort((left, right) => byText(left.exchange, right.exchange));
  return [
    ...byExchange.map(({ exchange, sessions }) =>
      table(
        `calendars/${exchange}.csv`,
        "session,opens_at,closes_at,half_day",
        sessions.map(({ session, opensAt, closesAt, halfDay }) => [
          session,
          instantText(opensAt),
          instantText(closesAt),
          yesNo(halfDay),
        ]),
      ),
    ),
    table(
      "calendars/closures.csv",
      "exchange,date,kind",
      byExchange.flatMap(({ exchange, closures }) =>
        [...closures].map(([date, kind]) => [exchange, date, kind]),
      ),
    ),
  ];
}
