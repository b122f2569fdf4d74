import { z } from "zod";
import { sessionOf } from "../../market/session-date.ts";
import { fail, succeed } from "../../result.ts";
import type { Command } from "../command.ts";

const usage = `Pulls daily quotes, dividends and splits from Yahoo Finance into the store.

  npm run ingest -- [--company <slug>]... [--from <date>] [--to <date>]
  npm run ingest -- --file <csv>... [--symbol <symbol>] [--prices raw|adjusted] [--volume shares|lots]

  --company  a company's slug, such as alibaba; repeat it for more. Its listings, their benchmarks and the
             currencies they need are pulled. Without it: everything stored.
  --from     first session, such as 2025-01-01. Without it: two weeks before the last stored session.
  --to       last session. Without it: today.
  --file     a CSV of quotes instead of the provider: our own columns (as bars.csv has them), Yahoo's,
             yfinance's and pandas', Stooq's, East Money's and akshare's, in UTF-8 or GBK. Repeat it for more.
  --symbol   whose quotes the file has, where it does not say so itself.
  --prices   raw (as traded) or adjusted, where the file does not say so itself.
  --volume   shares or lots (of 100), where the file does not say so itself.
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
  /** Paths of files to read instead of asking the provider. */
  readonly file: readonly string[];
  readonly symbol?: string | undefined;
  readonly prices?: "raw" | "adjusted" | undefined;
  readonly volume?: "shares" | "lots" | undefined;
  readonly dryRun: boolean;
}

const date = (flag: string) =>
  z.iso
    .date(`${flag} must be a date such as 2025-03-06.`)
    .refine((value) => value >= "1900-01-01", `${flag} must be 1900-01-01 or later.`);

/** Today where the day begins first. */
const latestToday = () => sessionOf(Date.now(), "Pacific/Kiritimati");

const schema = z
  .object({
    company: z.array(z.string().min(1, "--company needs a slug, such as alibaba.")).default([]),
    from: date("--from")
      .refine((value) => value <= latestToday(), "--from lies in the future.")
      .optional(),
    to: date("--to").optional(),
    file: z.array(z.string().min(1, "--file needs a path.")).default([]),
    symbol: z.string().min(1, "--symbol needs a symbol, such as 9988.HK.").optional(),
    prices: z.enum(["raw", "adjusted"], "--prices must be raw or adjusted.").optional(),
    volume: z.enum(["shares", "lots"], "--volume must be shares or lots.").optional(),
    "dry-run": z.boolean().default(false),
  })
  .refine(
    ({ from, to }) => from === undefined || to === undefined || from <= to,
    "--from must not be after --to.",
  )
  .refine(
    ({ file, company }) => file.length === 0 || company.length === 0,
    "--file and --company can't be used together: a file says itself whose quotes it has.",
  )
  .refine(
    ({ file, symbol, prices, volume }) => file.length > 0 || (symbol ?? prices ?? volume) === undefined,
    "--symbol, --prices and --volume are about a --file.",
  )
  .transform(({ "dry-run": dryRun, ...rest }) => ({ ...rest, dryRun }));

/** `npm run ingest`. */
export const ingestCommand: Command<IngestArguments> = {
  run: "npm run ingest",
  usage,
  options: {
    company: { type: "string", multiple: true },
    from: { type: "string" },
    to: { type: "string" },
    file: { type: "string", multiple: true },
    symbol: { type: "string" },
    prices: { type: "string" },
    volume: { type: "string" },
    "dry-run": { type: "boolean" },
  },
  read: ({ values }) => {
    const parsed = schema.safeParse(values);
    return parsed.success
      ? succeed(parsed.data)
      : fail(parsed.error.issues[0]?.message ?? "The command is wrong.");
  },
};
