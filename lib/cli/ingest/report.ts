import type { Finding } from "../../market/finding.ts";
import type { NothingToStore } from "../../quotes/ingest/ingest-file.ts";
import type { IngestProblem, IngestSummary, InstrumentOutcome } from "../../quotes/ingest/ingest-quotes.ts";
import { COPY } from "../../quotes/judge/judge-bars.ts";
import type { Result } from "../../result.ts";
import { complain, EXIT } from "../command.ts";

/** Rejected rows named for one instrument; a wrong series has thousands. */
const NAMED_REJECTIONS = 10;

/** Changes named for one instrument in a dry run. */
const NAMED_CHANGES = 20;

/**
 * What became of one instrument, as one line for a person, with a line for each rejected row below it, and for each
 * value that a dry run would change; `total` is null where it isn't known yet.
 */
export function outcomeLines(outcome: InstrumentOutcome, position: number, total: number | null): string {
  const place =
    total === null ? `[${position}]` : `[${String(position).padStart(String(total).length)}/${total}]`;
  const { rejected, revisions, findings } = outcome;
  const changes = revisions.slice(0, NAMED_CHANGES);
  const named = rejected.slice(0, NAMED_REJECTIONS);
  const more = rejected.length - named.length;
  return [
    `${place} ${outcome.symbol.padEnd(10)} ${whatHappened(outcome)}`,
    ...outcome.remarks.map((remark) => `    ${remark}`),
    ...named.map(({ session, reason }) => `    rejected ${session === "" ? "a row" : session}: ${reason}`),
    ...(more > 0 ? [`    and ${more} more`] : []),
    ...wayIn(rejected),
    ...findings
      .slice(0, NAMED_REJECTIONS)
      .map((found) => `    found ${found.session}: ${findingText(found)}`),
    ...changes.map(
      ({ session, field, before, after }) =>
        `    would change ${session} ${field}: ${before ?? "nothing"} to ${after ?? "nothing"}`,
    ),
    ...(revisions.length > changes.length
      ? [`    and ${revisions.length - changes.length} changes more`]
      : []),
  ].join("\n");
}

/** What lets in a row that a price limit held back, or that looks like a copy, where there is one. */
function wayIn(rejected: InstrumentOutcome["rejected"]): string[] {
  const beyond = rejected.find(
    ({ reason }) => (reason.includes("beyond") && reason.includes("price limit")) || reason === COPY,
  );
  return beyond ? [`    if it is right, say --let-in ${beyond.session}`] : [];
}

/** What the judge found, with the figures that decided. */
const findingText = ({ kind, detail }: Finding): string =>
  `${kind} (${Object.entries(detail)
    .map(([name, value]) => `${name} ${typeof value === "number" ? Number(value.toPrecision(6)) : value}`)
    .join(", ")})`;

function whatHappened(outcome: InstrumentOutcome): string {
  if (outcome.problem) return `failed: ${outcome.problem.message}`;
  if (outcome.skipped !== null) return outcome.skipped;
  const { range, inserted, changed, kept, addedActions, readjusted, rejected, unfinished } = outcome;
  const { withdrawnActions, withdrawnBars } = outcome;
  const extras = [
    [kept, "kept against the provider"],
    [addedActions, "dividends or splits new"],
    [withdrawnActions, "dividends or splits withdrawn"],
    [withdrawnBars, "withdrawn"],
    [readjusted, "readjusted"],
    [rejected.length, "rejected"],
  ] as const;
  const counts = [
    `${inserted} new`,
    `${changed} changed`,
    ...extras.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`),
    ...unfinished.map((session) => `${session} not over yet`),
  ];
  return `${range ? `${range.from}..${range.to}  ` : ""}${counts.join(", ")}`;
}

/** The run as a whole, in one line. */
function summaryLine({ runId, status, perInstrument, inserted, changed, rejected }: IngestSummary): string {
  const kept = perInstrument.reduce((sum, one) => sum + one.kept, 0);
  const skipped = perInstrument.filter((one) => one.skipped !== null).length;
  const failed = perInstrument.filter(({ problem }) => problem !== null).length;
  const parts = [
    `${perInstrument.length} instruments`,
    `${inserted} bars inserted`,
    `${changed} changed`,
    `${rejected} rejected`,
    `${kept} kept`,
    ...(skipped > 0 ? [`${skipped} instruments skipped`] : []),
    ...(failed > 0 ? [`${failed} instruments failed`] : []),
  ];
  return `${runId === null ? "dry run, nothing was stored" : status}: ${parts.join(", ")}`;
}

/** Says how a run ended; returns the exit code. A file of which nothing could be taken has failed. */
export function endOfRun(
  run: Result<IngestSummary, IngestProblem | NothingToStore>,
  signal: AbortSignal,
  isFile = false,
): number {
  if (!run.ok) {
    const isNoCommand = run.problem.code === "busy" || run.problem.code === "nothing to store";
    return complain(run.problem.message, isNoCommand ? EXIT.failed : EXIT.wrongCommand);
  }
  console.log(summaryLine(run.value));
  const { perInstrument, inserted, changed } = run.value;
  const skipped = perInstrument.flatMap((one) => (one.skipped === null ? [] : [one]));
  if (run.value.message === null && isFile && skipped.length > 0 && skipped.length === perInstrument.length) {
    return complain(skipped.map((one) => `${one.symbol} was ${one.skipped}.`).join(" "), EXIT.failed);
  }
  const held = perInstrument.filter((one) => one.rejected.length > 0);
  const nothing = inserted + changed === 0 && perInstrument.every((one) => one.unchanged + one.kept === 0);
  if (run.value.message === null && isFile && nothing && held.length > 0) {
    return complain(`Nothing of it could be stored: ${held[0]?.rejected[0]?.reason}.`, EXIT.failed);
  }
  if (run.value.message === null) return EXIT.done;
  return complain(run.value.message, signal.aborted ? EXIT.interrupted : EXIT.failed);
}
