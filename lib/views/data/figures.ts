import { reactionEnd } from "../../market/calendar.ts";
import type { ExchangeCode } from "../../market/types.ts";
import { type ExchangeQuotes, readExchangeQuotes } from "../../quotes/schedule/exchange-quotes.ts";
import { refreshState } from "../../quotes/schedule/refresh-process.ts";
import type { Store } from "../../store/client.ts";
import { QUOTES_LEASE, readLease } from "../../store/runs/leases.ts";
import { readRuns } from "../../store/runs/runs.ts";
import { sharedStore, storeState } from "../../store/shared.ts";
import { dataRevision } from "../../store/state.ts";
import { clearGauge, figuresText, gauge } from "../../telemetry/figures.ts";
import { attempt } from "../attempt.ts";

/** Runs looked at for the newest of each ending. */
const RUNS = 50;

/** How far the quotes reach changes with the data revision alone, and is too much to count at each look. */
let reach: {
  readonly revision: number;
  readonly ends: readonly { exchange: ExchangeCode; at: number }[];
} | null = null;

/**
 * Every figure of this process and of the store, in Prometheus' text format. Of a store that can't be read the figures
 * are missing, and `model_moves_store_usable` says so. `now` in milliseconds since the epoch.
 */
export async function presentFigures(
  now = Date.now(),
): Promise<{ readonly text: string; readonly type: string }> {
  const { reading, writing } = await storeState();
  gauge("model_moves_store_usable", { use: "reading" }, reading ? 0 : 1);
  gauge("model_moves_store_usable", { use: "writing" }, writing ? 0 : 1);
  const { running, next } = refreshState();
  gauge("model_moves_refresh_running", {}, running ? 1 : 0);
  clearGauge("model_moves_refresh_next_timestamp_seconds");
  if (next) gauge("model_moves_refresh_next_timestamp_seconds", {}, Date.parse(next.at) / 1000);
  const read = await attempt(async () => showStored(await sharedStore(), now));
  if (!read.ok) {
    clearGauge("model_moves_data_revision");
    clearGauge("model_moves_newest_session_age_seconds");
    clearGauge("model_moves_lease_held");
    clearGauge("model_moves_run_finished_timestamp_seconds");
  }
  return figuresText();
}

async function showStored(store: Store, now: number): Promise<void> {
  const revision = await dataRevision(store);
  gauge("model_moves_data_revision", {}, revision);
  if (reach?.revision !== revision)
    reach = { revision, ends: (await readExchangeQuotes(store)).flatMap(newestEnd) };
  for (const { exchange, at } of reach.ends)
    gauge("model_moves_newest_session_age_seconds", { exchange }, Math.max(0, now - at) / 1000);
  const lease = await readLease(store, QUOTES_LEASE, now);
  gauge("model_moves_lease_held", { lease: QUOTES_LEASE }, lease ? 1 : 0);
  for (const { status, finishedAt } of (await readRuns(store, RUNS)).reverse())
    if (finishedAt)
      gauge("model_moves_run_finished_timestamp_seconds", { status }, finishedAt.getTime() / 1000);
}

/** When the newest session stored of an exchange ended, in milliseconds since the epoch. */
function newestEnd({ calendar, last }: ExchangeQuotes): { exchange: ExchangeCode; at: number }[] {
  const stored = calendar.sessions.find(({ session }) => session === last);
  return stored ? [{ exchange: calendar.exchange, at: reactionEnd(calendar, stored) }] : [];
}
