import { parseArgs } from "node:util";
import { z } from "zod";
import { fail, type Result, succeed } from "../../result.ts";

export const usage = `Pulls daily quotes, dividends and splits from Yahoo Finance into the store.

  npm run ingest -- [--company <slug>]... [--from <date>] [--to <date>]

  --company  a company's slug, such as alibaba; repeat it for more. Its listings, their benchmarks and the
             currencies they need are pulled. Without it: everything stored.
  --from     first session, such as 2025-01-01. Without it: two weeks before the last stored session.
  --to       last session. Without it: today.
  --help     this text

What is stored stays; a changed value is kept as a revision. Ctrl-C keeps what was finished.
Ends with 0 when all went well, 1 when something could not be pulled, 2 when the command is wrong.
`;

/** What a person asked for; dates are ISO dates of each instrument's exchange. */
export interface IngestArguments {
  readonly help: boolean;
  readonly company: readonly string[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const date = (flag: string) =>
  z.iso
    .date(`${flag} must be a date such as 2025-03-06.`)
    .refine((value) => value >= "1900-01-01", `${flag} must be 1900-01-01 or later.`);

/** Today where the day begins first. */
const latestToday = () => new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);

const schema = z
  .object({
    help: z.boolean().default(false),
    company: z.array(z.string().min(1, "--company needs a slug, such as alibaba.")).default([]),
    from: date("--from")
      .refine((value) => value <= latestToday(), "--from lies in the future.")
      .optional(),
    to: date("--to").optional(),
  })
  .refine(
    ({ from, to }) => from === undefined || to === undefined || from <= to,
    "--from must not be after --to.",
  );

/** Reads the command line; the problem is one plain line. */
export function parseArguments(words: readonly string[]): Result<IngestArguments, string> {
  const values = readFlags(words);
  if (!values.ok) return values;
  const parsed = schema.safeParse(values.value);
  return parsed.success
    ? succeed(parsed.data)
    : fail(parsed.error.issues[0]?.message ?? "The command is wrong.");
}

function readFlags(words: readonly string[]): Result<unknown, string> {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        company: { type: "string", multiple: true },
        from: { type: "string" },
        to: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    return succeed(values);
  } catch (error) {
    const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return fail(`${line.replace(/\. To specify.*$/, "")}. Try npm run ingest -- --help`);
  }
}
