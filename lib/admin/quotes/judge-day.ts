import { timesReader } from "../../quotes/ingest/instrument-times.ts";
import { sessionFault } from "../../quotes/judge/calendar.ts";
import { judgeSeries } from "../../quotes/judge/judge-series.ts";
import type { PersonsWord, Verdict } from "../../quotes/judge/verdict.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { readBars } from "../../store/bars/bars.ts";
import type { BarEntity } from "../../store/bars/edit-bars.ts";
import type { Store } from "../../store/client.ts";
import { readActions } from "../../store/reference/corporate-actions.ts";
import { type InstrumentRecord, readUnitCounts } from "../../store/reference/instruments.ts";
import type { NamedFieldProblem } from "../forms/form-problems.ts";

/** What a person can say is right against the figures of a day, by the name of the judgement. */
export const DAY_CONFIRMATIONS = ["limit", "basis", "volume"] as const;
export type DayConfirmation = (typeof DAY_CONFIRMATIONS)[number];

/** Why a day can't be stored: the first three for good, the others until a person confirms them. */
export const DAY_REFUSALS = [
  "no session",
  "not over",
  "against the figures",
  "beyond limit",
  "off steps",
  "other unit",
] as const;
export type DayRefusal = NamedFieldProblem<(typeof DAY_REFUSALS)[number]>;

/** The values of one session, prices in the instrument's currency and volume in shares. */
type TypedDay = Pick<BarEntity, "session" | "open" | "high" | "low" | "close" | "volume">;

/**
 * Passes one typed day through the judge of every other way in, beside what is stored of the days round it. Accepted
 * gives the flag to store it under: `confirmed` where only a person's word lets it in. A refusal names the field, and
 * what decided in the judge's own words, which are English.
 */
export async function judgeDay(
  store: Store,
  instrument: InstrumentRecord,
  day: TypedDay,
  { confirm, now }: { readonly confirm: readonly string[]; readonly now: Date },
): Promise<Result<"corrected" | "confirmed", DayRefusal>> {
  const { id, symbol, currency, basis, exchange } = instrument;
  const refuse = (field: string, code: DayRefusal["code"], names: string) => fail({ field, code, names });
  const times = await timesReader(store)(exchange);
  if (sessionFault(times, day.session) !== null) return refuse("bar", "no session", day.session);
  const stored = (await readBars(store, id)).filter(({ session }) => session !== day.session);
  const [storedActions, units] = [await readActions(store, id), await readUnitCounts(store, instrument)];
  const judged = (said: PersonsWord): Verdict =>
    judgeSeries(
      {
        symbol,
        currency,
        bars: [{ ...day, flag: null, source: null }],
        actions: [],
        rejected: [],
        adjustedCloses: null,
        isBasisSaid: true,
      },
      {
        instrument,
        times,
        stored,
        storedActions,
        basis: basis === "adjusted" ? "adjusted" : "raw",
        units,
        inListingCurrency: () => null,
        said,
        now: now.getTime(),
      },
    );
  const isSaid = (one: DayConfirmation) => confirm.includes(one);
  const said = { confirm: (["basis", "volume"] as const).filter(isSaid) };
  const verdict = judged(said);
  if (verdict.kind === "refused") {
    const { code, fault } = verdict.refusal;
    return code === "another unit of volume"
      ? refuse("volume", "other unit", fault)
      : refuse("close", "off steps", fault);
  }
  const { bars, rejected, unfinished, findings } = verdict.series;
  if (unfinished.length > 0) return refuse("bar", "not over", day.session);
  const [leftOut] = findings;
  if (leftOut) return refuse("volume", "against the figures", String(leftOut.detail.reason));
  const reason = rejected[0]?.reason ?? "";
  if (bars.length > 0) return succeed("corrected");
  const letIn = judged({ ...said, letIn: [day.session] });
  if (letIn.kind === "refused" || letIn.series.bars.length === 0) {
    return refuse("close", "against the figures", reason);
  }
  return isSaid("limit") ? succeed("confirmed") : refuse("close", "beyond limit", reason);
}
