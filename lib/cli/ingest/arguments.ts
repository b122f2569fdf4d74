import { z } from "zod";
import { sessionOf } from "../../market/session-date.ts";
import { FIELDS, type Field } from "../../quotes/file/column-names.ts";
import { CONFIRMATIONS, LET_IN_ROW, type PersonsWord } from "../../quotes/judge/verdict.ts";
import { fail, succeed } from "../../result.ts";
import type { Command } from "../command.ts";

const usage = `Pulls daily quotes, dividends and splits from Yahoo Finance into the store.

  npm run ingest -- [--company <slug>]... [--from <date>] [--to <date>]
  npm run ingest -- --again <date>..<date> [--company <slug>]...
  npm run ingest -- --file <path>... [--symbol <symbol>] [--prices raw|adjusted] [--volume shares|lots]

  --company  a company's slug, such as alibaba; repeat it for more. Its listings, their benchmarks and the
             currencies they need are pulled. Without it: everything stored.
  --from     first session, such as 2025-01-01. Without it: two weeks before the last stored session.
  --to       last session. Without it: today.
  --again    a range to ask anew whatever is stored of it, such as 2026-01-01..2026-03-31: its stored quotes count
             for nothing, and what the provider no longer has is taken back. What a person corrected or holds back
             stays.
  --file     a file of quotes instead of the provider, CSV in UTF-8 or GBK or XLSX: our own columns (as bars.csv
             has them), Yahoo's, yfinance's and pandas', Stooq's, Nasdaq's, Investing.com's, Google Finance's,
             Alpha Vantage's, EODHD's, TradingView's, East Money's and akshare's, NetEase's, Tongdaxin's, Wind's,
             baostock's and Tushare's. Repeat it for more.
  --symbol   whose quotes the file has, where it does not say so itself.
  --prices   raw (as traded) or adjusted, where the file does not say so itself.
  --volume   shares or lots (of 100), where the file does not say so itself.
  --dates    day-first or month-first, where no date of the file settles it.
  --column   what a column is, such as --column "Schluss=close"; none: it is not read. Repeat it for more.
  --listed   the first session in which it traded, such as 2021-11-08: a new listing's first sessions have no
             price limit.
  --let-in   a session whose close is right though it is beyond the price limit, such as 2026-02-10 or, of one
             symbol, 002315.SZ:2026-02-10. Repeat it for more. It is kept in the run's record and marks the bar.
  --confirm  days, basis or volume: what the judge refused by its figures is right all the same. Repeat it for
             more. It is kept in the run's record.
  --dry-run  works everything out, says what would change, and stores nothing.
  --help     this text

What is stored stays; a changed value is kept as a revision. Ctrl-C keeps what was finished.
Ends with 0 when all went well, 1 when something could not be pulled, 2 when the command is wrong.
`;

/** What a person asked for; dates are ISO dates of each instrument's exchange. */
export interface IngestArguments {
  readonly company: readonly string[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Whether the range is asked anew. */
  readonly again?: boolean | undefined;
  /** Paths of files to read instead of asking the provider. */
  readonly file: readonly string[];
  readonly symbol?: string | undefined;
  readonly prices?: "raw" | "adjusted" | undefined;
  readonly volume?: "shares" | "lots" | undefined;
  readonly dates?: "day-first" | "month-first" | undefined;
  readonly columns?: ReadonlyMap<string, Field | "none"> | undefined;
  /** What a person says of the rows against the figures. */
  readonly said?: PersonsWord | undefined;
  readonly dryRun: boolean;
}

const date = (flag: string) =>
  z.iso
    .date(`${flag} must be a date such as 2025-03-06.`)
    .refine((value) => value >= "1900-01-01", `${flag} must be 1900-01-01 or later.`);

/** `Schluss=close`: a column's name and what it is. */
const namedField = z.string().transform((text, context): [string, Field | "none"] => {
  const at = text.lastIndexOf("=");
  const field = [...FIELDS, "none" as const].find((one) => one === text.slice(at + 1).trim());
  if (at > 0 && field !== undefined) return [text.slice(0, at).trim(), field];
  const fields = [...FIELDS, "none"].join(", ");
  context.addIssue({
    code: "custom",
    message: `--column needs a name and what it is, such as "Schluss=close"; it can be ${fields}.`,
  });
  return z.NEVER;
});

/** Today where the day begins first. */
const latestToday = () => sessionOf(Date.now(), "Pacific/Kiritimati");

const schema = z
  .object({
    company: z.array(z.string().min(1, "--company needs a slug, such as alibaba.")).default([]),
    from: date("--from")
      .refine((value) => value <= latestToday(), "--from lies in the future.")
      .optional(),
    to: date("--to").optional(),
    again: z
      .string()
      .transform((text) => text.split(".."))
      .pipe(
        z.tuple([date("--again"), date("--again")], "--again needs a range such as 2026-01-01..2026-03-31."),
      )
      .refine(([first, last]) => first <= last, "--again must not end before it begins.")
      .optional(),
    file: z.array(z.string().min(1, "--file needs a path.")).default([]),
    symbol: z.string().min(1, "--symbol needs a symbol, such as 9988.HK.").optional(),
    prices: z.enum(["raw", "adjusted"], "--prices must be raw or adjusted.").optional(),
    volume: z.enum(["shares", "lots"], "--volume must be shares or lots.").optional(),
    dates: z.enum(["day-first", "month-first"], "--dates must be day-first or month-first.").optional(),
    column: z.array(namedField).default([]),
    listed: date("--listed").optional(),
    "let-in": z
      .array(z.string().regex(LET_IN_ROW, "--let-in needs a session, such as 2026-02-10."))
      .default([]),
    confirm: z.array(z.enum(CONFIRMATIONS, `--confirm must be ${CONFIRMATIONS.join(", ")}.`)).default([]),
    "dry-run": z.boolean().default(false),
  })
  .refine(
    ({ from, to }) => from === undefined || to === undefined || from <= to,
    "--from must not be after --to.",
  )
  .refine(
    ({ again, from, to, file }) => again === undefined || ((from ?? to) === undefined && file.length === 0),
    "--again is a range of its own: leave out --from, --to and --file.",
  )
  .refine(
    ({ file, company }) => file.length === 0 || company.length === 0,
    "--file and --company can't be used together: a file says itself whose quotes it has.",
  )
  .refine(
    ({ file, symbol, prices, volume }) => file.length > 0 || (symbol ?? prices ?? volume) === undefined,
    "--symbol, --prices and --volume are about a --file.",
  )
  .refine(
    ({ file, dates, column, listed }) => file.length > 0 || (column[0] ?? dates ?? listed) === undefined,
    "--dates, --column and --listed are about a --file.",
  )
  .transform(
    ({ "dry-run": dryRun, again, "let-in": letIn, confirm, listed: listedOn, dates, column, ...rest }) => {
      const isSaid = letIn.length + confirm.length > 0 || listedOn !== undefined;
      return {
        ...rest,
        ...(again === undefined ? {} : { again: true, from: again[0], to: again[1] }),
        ...(dates === undefined ? {} : { dates }),
        ...(column.length === 0 ? {} : { columns: new Map(column) }),
        ...(isSaid ? { said: { letIn, confirm, listedOn } } : {}),
        dryRun,
      };
    },
  );

/** `npm run ingest`. */
export const ingestCommand: Command<IngestArguments> = {
  run: "npm run ingest",
  usage,
  options: {
    company: { type: "string", multiple: true },
    from: { type: "string" },
    to: { type: "string" },
    again: { type: "string" },
    file: { type: "string", multiple: true },
    symbol: { type: "string" },
    prices: { type: "string" },
    volume: { type: "string" },
    dates: { type: "string" },
    column: { type: "string", multiple: true },
    listed: { type: "string" },
    "let-in": { type: "string", multiple: true },
    confirm: { type: "string", multiple: true },
    "dry-run": { type: "boolean" },
  },
  read: ({ values }) => {
    const parsed = schema.safeParse(values);
    return parsed.success
      ? succeed(parsed.data)
      : fail(parsed.error.issues[0]?.message ?? "The command is wrong.");
  },
};
