import { readBars } from "../../store/bars/bars.ts";
import type { Store } from "../../store/client.ts";
import { readInstruments } from "../../store/reference/instruments.ts";
import type { Lease } from "../../store/runs/leases.ts";
import type { Disagreement } from "../findings/run-findings.ts";
import type { InstrumentOutcome } from "../ingest/instrument-outcome.ts";
import { instrumentZone } from "../ingest/instrument-times.ts";
import type { QuoteProvider } from "../quote-provider.ts";
import { checkStored } from "./check-stored.ts";
import { crossCheckInstrument } from "./cross-check.ts";

/** What a check needs to know beside the store; `second` is the source that closes are compared with, if any. */
export interface RunCheck {
  readonly now: Date;
  readonly second: QuoteProvider | null;
}

/** Checks what is stored after a run and keeps what is odd as findings; returns how many there are. */
export async function checkRun(
  store: Store,
  run: { readonly runId: number; readonly lease: Lease },
  outcomes: readonly InstrumentOutcome[],
  { now, second }: RunCheck,
): Promise<number> {
  const answered = outcomes.filter(({ provider }) => provider !== null);
  return checkStored(store, {
    ...run,
    now,
    symbols: outcomes.map(({ symbol }) => symbol),
    fromRun: {
      ranges: new Map(answered.flatMap(({ symbol, range }) => (range ? [[symbol, range] as const] : []))),
      // A row whose date can't be read belongs to no session; the run's own report names its line.
      rejected: new Map(
        answered.map(({ symbol, rejected }) => [symbol, rejected.filter(({ session }) => session !== "")]),
      ),
      judged: new Map(answered.map(({ symbol, findings }) => [symbol, findings])),
      adjustedCloses: new Map(
        answered.flatMap(({ symbol, adjustedCloses }) =>
          adjustedCloses ? [[symbol, adjustedCloses] as const] : [],
        ),
      ),
      vanished: outcomes
        .filter(({ problem }) => problem?.code === "unknown symbol")
        .map(({ symbol }) => symbol),
      disagreements: second ? await disagreementsWith(second, store, answered) : new Map(),
    },
  });
}

/** Closes of the run's shares that a second source gives differently, by symbol; one that can't be had is left out. */
async function disagreementsWith(
  second: QuoteProvider,
  store: Store,
  outcomes: readonly InstrumentOutcome[],
): Promise<Map<string, Disagreement[]>> {
  const found = new Map<string, Disagreement[]>();
  const ranges = new Map(outcomes.map(({ symbol, range }) => [symbol, range]));
  for (const { id, symbol, kind, exchange, currency, basis } of await readInstruments(store)) {
    const range = ranges.get(symbol);
    if (!range || kind !== "share" || basis !== "raw" || exchange === null) continue;
    const stored = await readBars(store, id, range);
    const others = stored.filter(({ provider }) => provider !== second.name);
    const zone = instrumentZone(exchange);
    const check = await crossCheckInstrument(second, { symbol, zone, exchange, currency, stored: others });
    if (!check.ok) continue;
    const { provider, disagreements } = check.value;
    found.set(
      symbol,
      disagreements.map(({ session, ours, theirs }) => ({ session, ours, theirs, provider })),
    );
  }
  return found;
}
