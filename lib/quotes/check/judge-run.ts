import type { Finding, FindingKind } from "../../market/finding.ts";
import { sessionOf } from "../../market/session-date.ts";
import type { FindingScope } from "../../store/runs/findings.ts";
import { adjustedDifference } from "../findings/price-findings.ts";
import { type Disagreement, disagreements, rejectedRows, vanishedSymbol } from "../findings/run-findings.ts";
import type { StoredSeries } from "../findings/stored-series.ts";
import type { IngestRange } from "../ingest/ingest-range.ts";
import type { ProviderSeries } from "../quote-provider.ts";

/** What only a run itself knows, by symbol. A symbol that is not there is not judged by it. */
export interface RunEvidence {
  /** The sessions that each instrument which got an answer was asked for. */
  readonly ranges: ReadonlyMap<string, IngestRange>;
  readonly rejected: ReadonlyMap<string, ProviderSeries["rejected"]>;
  /** What the judge held back of an answer, or took though it is odd. */
  readonly judged: ReadonlyMap<string, readonly Finding[]>;
  /** The provider's own adjusted closes by session. */
  readonly adjustedCloses: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Symbols that the provider doesn't know any more. */
  readonly vanished: readonly string[];
  /** Closes that another source gives differently; none for a symbol that was compared and agrees. */
  readonly disagreements: ReadonlyMap<string, readonly Disagreement[]>;
}

/** What the judge finds in an answer before it is stored. */
const JUDGE_KINDS: readonly FindingKind[] = [
  "dividend held back",
  "split held back",
  "action listed twice",
  "volume left out",
];

/** Findings with the scope that their check speaks for. */
export interface Judgement {
  readonly scope: FindingScope;
  readonly findings: readonly Finding[];
}

/** What a run's own evidence says about one instrument; `now` in milliseconds since the epoch. */
export function runFindings(series: StoredSeries, evidence: RunEvidence, now: number): Finding[] {
  const { symbol, bars, calendar } = series;
  const theirs = evidence.adjustedCloses.get(symbol);
  const last = bars.at(-1)?.session ?? sessionOf(now, calendar.times.zone);
  return [
    ...rejectedRows(symbol, evidence.rejected.get(symbol) ?? []),
    ...(evidence.judged.get(symbol) ?? []),
    ...(theirs ? adjustedDifference(series, theirs) : []),
    ...(evidence.vanished.includes(symbol) ? [vanishedSymbol(symbol, last)] : []),
    ...disagreements(symbol, evidence.disagreements.get(symbol) ?? []),
  ];
}

/**
 * The findings of a run's evidence, kind by kind, each with what the run may take back: those that begin in the
 * sessions that it asked for. Older ones stay, because it did not look there.
 */
export function runJudgements(evidence: RunEvidence, findings: readonly Finding[]): Judgement[] {
  const { ranges } = evidence;
  const judged = (
    kind: FindingKind,
    subjects: Iterable<string>,
    within: FindingScope["ranges"] = ranges,
  ): Judgement => ({
    scope: { subjects: [...subjects], kinds: [kind], ranges: within },
    findings: findings.filter((found) => found.kind === kind),
  });
  return [
    judged("rejected", new Set([...ranges.keys(), ...evidence.rejected.keys()])),
    ...JUDGE_KINDS.map((kind) => judged(kind, evidence.judged.keys())),
    judged("adjusted close differs", evidence.adjustedCloses.keys()),
    judged("source disagrees", evidence.disagreements.keys()),
    // Any answer shows that the symbol is known again, whichever sessions were asked for.
    judged("vanished", new Set([...ranges.keys(), ...evidence.vanished]), new Map()),
  ];
}
