import { createHash } from "node:crypto";
import type { QuoteFileProblem } from "../../quotes/file/quote-file.ts";
import { type FileDescription, inspectQuoteFile } from "../../quotes/file/read-quote-file.ts";
import { ingestFile, knownSymbols, type NothingToStore } from "../../quotes/ingest/ingest-file.ts";
import type { IngestProblem, IngestSummary, InstrumentOutcome } from "../../quotes/ingest/ingest-quotes.ts";
import { recordVerdictsAfter } from "../../reactions/claims/claim-verdicts.ts";
import { fail, type Result, succeed } from "../../result.ts";
import type { Store } from "../../store/client.ts";
import {
  dropPendingFiles,
  keepPendingFile,
  readPendingFile,
  type SentFile,
} from "../../store/people/pending-files.ts";
import { readInstruments } from "../../store/reference/instruments.ts";
import type { Admin } from "../access/session.ts";
import { fingerprint } from "../fingerprint.ts";
import { type StoreUnusable, write } from "../writing.ts";
import { type FileAnswer, inFileProcess, type ProcessBroken, type StoredFile } from "./file-process.ts";
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
  /** What would become of each instrument, with the first of the values that would change, and how many these are. */
  readonly outcomes: readonly PlannedOutcome[];
  /** How many quotes, dividends and splits would be added, changed or taken back. */
  readonly changes: number;
  /** Changes with the file, with what is said of it and with what is stored: stored is only what a person has seen. */
  readonly sign: string;
}

interface PlannedOutcome extends InstrumentOutcome {
  readonly revisionCount: number;
}

/** More changed values than a page lists, and few enough to be handed from one process to the other. */
const MOST_REVISIONS = 100;

/** A plan with the sign under which its file is kept. */
export interface ShownQuoteFile {
  readonly plan: QuoteFilePlan;
  readonly file: string;
}

export type SentFileProblem =
  | { readonly code: "no file" | "too large" | "file gone" }
  | ProcessBroken
  | StoreUnusable;

/** What is to be done with a file, as the server hands it to the process that does it. */
export type FileTask = { readonly file: SentFile; readonly words: SaidOfFile; readonly now: Date } & (
  | { readonly kind: "plan" }
  | { readonly kind: "store"; readonly sign: string; readonly actor: string }
);

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
    outcomes: outcomes.map((one) => ({
      ...one,
      adjustedCloses: null,
      revisions: one.revisions.slice(0, MOST_REVISIONS),
      revisionCount: one.revisions.length,
    })),
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
  return write<ShownQuoteFile, SentFileProblem>(admin, async (store) => {
    const file = "kept" in sent ? await readPendingFile(store, sent.kept, now.getTime()) : sent;
    if (file === null) return fail({ code: "file gone" });
    if (file.bytes.length === 0) return fail({ code: "no file" });
    if (file.bytes.length > LARGEST_QUOTE_FILE_BYTES) return fail({ code: "too large" });
    const sign = await keepPendingFile(store, file, now.getTime());
    const answered = await inFileProcess({ kind: "plan", file, words, now });
    if (!answered.ok) return answered;
    if (answered.value.kind === "plan") return succeed({ plan: answered.value.plan, file: sign });
    const { value } = answered;
    return fail(value.kind === "refused" && value.problem.code === "store" ? value.problem : BROKEN);
  });
}

const BROKEN: ProcessBroken = { code: "broken" };

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
  const stored = await ingestFile(store, read.value, instruments, {
    said: words.said,
    by: actor,
    dryRun: false,
    now,
  });
  await recordVerdictsAfter(store);
  return stored;
}

/**
 * Does what a server asks of a file, in the process that it started for that.
 * @throws what the store throws when it can't be used
 */
export async function doFileTask(store: Store, task: FileTask): Promise<FileAnswer> {
  const { file, words, now } = task;
  if (task.kind === "plan") return { kind: "plan", plan: await planQuoteFile(store, file, words, now) };
  const stored = await storeQuoteFile(store, file, words, task.sign, { actor: task.actor, now });
  if (!stored.ok) return { kind: "refused", problem: stored.problem };
  const { inserted, changed, rejected, message } = stored.value;
  return { kind: "stored", summary: { inserted, changed, rejected, message } };
}

/** Stores a kept file as `storeQuoteFile` does, in a process of its own. */
export async function confirmQuoteFile(
  admin: Admin,
  kept: { readonly file: string; readonly sign: string },
  words: SaidOfFile,
  now: Date,
): Promise<Result<StoredFile, PlanChanged | UnreadFile | SentFileProblem>> {
  return write<StoredFile, PlanChanged | UnreadFile | SentFileProblem>(admin, async (store, { actor }) => {
    const file = await readPendingFile(store, kept.file, now.getTime());
    if (file === null) return fail({ code: "file gone" });
    const answered = await inFileProcess({ kind: "store", file, words, now, sign: kept.sign, actor });
    if (!answered.ok) return answered;
    const { value } = answered;
    if (value.kind === "stored") {
      await dropPendingFiles(store, kept.file);
      return succeed(value.summary);
    }
    return fail(value.kind === "refused" ? value.problem : BROKEN);
  });
}
