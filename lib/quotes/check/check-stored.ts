import type { Finding } from "../../market/finding.ts";
import type { ExchangeCode } from "../../market/types.ts";
import type { Store } from "../../store/client.ts";
import { type InstrumentRecord, readInstruments } from "../../store/reference/instruments.ts";
import { countFindings, removeOrphanFindings, replaceFindings } from "../../store/runs/findings.ts";
import { assertLease, type Lease, leaseClock } from "../../store/runs/leases.ts";
import { advanceRevision, lockForWriting } from "../../store/state.ts";
import { checkSeries, SERIES_KINDS } from "../findings/check-series.ts";
import { type Judgement, type RunEvidence, runFindings, runJudgements } from "./judge-run.ts";
import { type StoredWorld, storedWorld } from "./stored-world.ts";

/** What to check, and what for. */
export interface StoredCheck {
  readonly runId: number | null;
  readonly now: Date;
  /** What the run touched; none: everything stored. */
  readonly symbols?: readonly string[] | undefined;
  readonly fromRun?: RunEvidence | undefined;
  /** Under which the findings are written, where a run holds one. */
  readonly lease?: Lease | undefined;
}

const NO_DAYS: ReadonlySet<string> = new Set();

/**
 * Checks what is stored of some instruments, of the listings that are measured against them and of their exchanges,
 * and keeps what is odd as findings; what no longer holds goes. Returns how many findings there are about all these.
 * One instrument's bars are in memory at a time, and the data revision moves only if a finding changed.
 * @throws LeaseLost when another process has taken over the lease; nothing is changed then
 */
export async function checkStored(store: Store, check: StoredCheck): Promise<number> {
  const { runId, now, symbols, lease } = check;
  const all = await readInstruments(store);
  const instruments = symbols === undefined ? all : touchedBy(all, new Set(symbols));
  const exchanges = [...new Set(instruments.flatMap(({ exchange }) => exchange ?? []))];
  const own = instruments.map(({ symbol }) => symbol);
  const world = await storedWorld(store, all);
  const judged = await judgedIn(world, instruments, exchanges, check).finally(world.close);
  return store.$transaction(async (session) => {
    if (lease) await assertLease(session, lease, await leaseClock(session));
    else await lockForWriting(session);
    let moved = await removeOrphanFindings(session);
    for (const { scope, findings } of judged) {
      const { added, updated, removed } = await replaceFindings(session, scope, findings, runId, now);
      moved += added + updated + removed;
    }
    if (moved > 0) await advanceRevision(session);
    return countFindings(session, [...own, ...exchanges]);
  });
}

/** What the checks find, each kind with what they speak for. */
async function judgedIn(
  world: StoredWorld,
  instruments: readonly InstrumentRecord[],
  exchanges: readonly ExchangeCode[],
  { now, fromRun }: StoredCheck,
): Promise<Judgement[]> {
  const found: Finding[] = [];
  const fromEvidence: Finding[] = [];
  for (const instrument of instruments) {
    const series = await world.series(instrument);
    const benchmark = await world.benchmarkOf(instrument);
    const { exchange } = instrument;
    const marketDays = exchange === null ? NO_DAYS : (await world.marketDays(exchange)).days;
    found.push(...checkSeries(series, { benchmark, marketDays, now: now.getTime() }));
    if (fromRun) fromEvidence.push(...runFindings(series, fromRun, now.getTime()));
  }
  const markets = await Promise.all(
    exchanges.map(async (exchange) => (await world.marketDays(exchange)).judged),
  );
  const own = instruments.map(({ symbol }) => symbol);
  return [
    ...markets,
    { scope: { subjects: own, kinds: SERIES_KINDS }, findings: found },
    ...(fromRun ? runJudgements(fromRun, fromEvidence) : []),
  ];
}

/** Those named, and those whose first benchmark is named: its gaps are theirs. */
function touchedBy(all: readonly InstrumentRecord[], symbols: ReadonlySet<string>): InstrumentRecord[] {
  return all.filter(
    ({ symbol, benchmarkSymbols: [first] }) => symbols.has(symbol) || symbols.has(first ?? ""),
  );
}
