import { createHash } from "node:crypto";
import type { QuoteFileProblem } from "../../quotes/file/quote-file.ts";
import { type FileDescription, inspectQuoteFile } from "../../quotes/file/read-quote-file.ts";
import { ingestFile, knownSymbols, type NothingToStore } from "../../quotes/ingest/ingest-file.ts";
import type { IngestProblem, IngestSummary, InstrumentOutcome } from "../../quotes/ingest/ingest-quotes.ts";
import { fail, type Result, succeed } from "../../result.ts";
import type { Store } from "../../store/client.ts";
import { readInstruments } from "../../store/reference/instruments.ts";
import type { Admin } from "../access/session.ts";
import { fingerprint } from "../fingerprint.ts";
import { keepFile, keptFile, type SentFile } from "../kept-files.ts";
import { type StoreUnusable, write } from "../writing.ts";
import type { SaidOfFile } from "./file-words.ts";

/** The largest file that the page takes, in bytes: some 60,000 days. The command takes larger ones. */
export const LARGEST_QUOTE_FILE_BYTES = 4 * 1024 * 1024;

/** Why nothing of a file can be judged; the message is in English, as the command prints it. */
export type UnreadFile = QuoteFileProblem | NothingToStore | IngestProblem;

/** What a file was taken for and what storing it would do; nothing is stored yet. */
export interface QuoteFilePlan {
  readonly name: string;
  readonly taken: FileDescription;
  readonly problem: UnreadFile | null;
  /** What would become of each instrument, with the values that would change. */
  readonly outcomes: readonly InstrumentOutcome[];
  /** How many quotes, dividends and splits would be added, changed or taken back. */
  readonly changes: number;
  /** Changes with the file, with what is said of it and with what is stored: stored is only what a person has seen. */
  readonly sign: string;
}

/** A plan with the sign under which its file is kept. */
export interface ShownQuoteFile {
  readonly plan: QuoteFilePlan;
  readonly file: string;
}

export type SentFileProblem = { readonly code: "no file" | "too large" | "file gone" } | StoreUnusable;

/** Reads and judges a file as storing it would, and stores nothing. */
export async function planQuoteFile(
  store: Store,
  file: SentFile,
  words: SaidOfFile,
  now: Date,
): Promise<QuoteFilePlan> {
  return (await judged(store, file, words, now)).plan;
}

/** A plan, and what storing it needs. */
async function judged(store: Store, { name, bytes }: SentFile, { statement, said }: SaidOfFile, now: Date) {
  const instruments = await readInstruments(store);
  const { taken, read } = inspectQuoteFile(bytes, name, statement, knownSymbols(instruments));
  const run = read.ok ? await ingestFile(store, read.value, instruments, { said, dryRun: true, now }) : read;
  const outcomes = run.ok ? run.value.perInstrument : [];
  const problem = run.ok ? null : run.problem;
  const decisive = outcomes.map(({ milliseconds: _, adjustedCloses: __, ...decides }) => decides);
  const stated = { ...statement, columns: [...(statement.columns ?? [])] };
  const content = createHash("sha256").update(bytes).digest("hex");
  const plan: QuoteFilePlan = {
    name,
    taken,
    problem,
    outcomes,
    changes: outcomes.reduce((sum, one) => sum + changesOf(one), 0),
    sign: fingerprint({ content, stated, said, problem, decisive }),
  };
  return { plan, read, instruments };
}

const changesOf = (one: InstrumentOutcome): number =>
  one.inserted + one.changed + one.addedActions + one.withdrawnActions + one.withdrawnBars + one.readjusted;

/** Looks at a file that is sent, or one kept from an earlier look, and keeps it for the next step. */
export async function proposeQuoteFile(
  admin: Admin,
  sent: SentFile | { readonly kept: string },
  words: SaidOfFile,
  now: Date,
): Promise<Result<ShownQuoteFile, SentFileProblem>> {
  const file = "kept" in sent ? keptFile(sent.kept, now.getTime()) : sent;
  if (file === null) return fail({ code: "file gone" });
  if (file.bytes.length === 0) return fail({ code: "no file" });
  if (file.bytes.length > LARGEST_QUOTE_FILE_BYTES) return fail({ code: "too large" });
  const sign = keepFile(file, now.getTime());
  return write(admin, async (store) =>
    succeed({ plan: await planQuoteFile(store, file, words, now), file: sign }),
  );
}

/** What a plan that is no longer so would do instead. */
export interface PlanChanged {
  readonly code: "plan changed";
  readonly plan: QuoteFilePlan;
}

/**
 * Stores what a plan showed, as a run in the name of who signed in. Where the file, what is said of it or what is
 * stored gives another plan by now, nothing is stored and the new one is the problem's.
 */
export async function storeQuoteFile(
  store: Store,
  file: SentFile,
  words: SaidOfFile,
  sign: string,
  { actor, now }: { readonly actor: string; readonly now: Date },
): Promise<Result<IngestSummary, PlanChanged | UnreadFile>> {
  const { plan, read, instruments } = await judged(store, file, words, now);
  if (plan.sign !== sign) return fail({ code: "plan changed", plan });
  if (!read.ok) return read;
  return ingestFile(store, read.value, instruments, { said: words.said, by: actor, dryRun: false, now });
}

/** The same of a kept file, on the server's connection for writing. */
export async function confirmQuoteFile(
  admin: Admin,
  kept: { readonly file: string; readonly sign: string },
  words: SaidOfFile,
  now: Date,
): Promise<Result<IngestSummary, PlanChanged | UnreadFile | StoreUnusable | { readonly code: "file gone" }>> {
  const file = keptFile(kept.file, now.getTime());
  if (file === null) return fail({ code: "file gone" });
  return write<IngestSummary, PlanChanged | UnreadFile>(admin, (store, context) =>
    storeQuoteFile(store, file, words, kept.sign, context),
  );
}
