import { type QuoteAction, type QuoteBar, SPLIT_ADJUSTED } from "../../market/bar.ts";
import { type Finding, finding } from "../../market/finding.ts";
import { sessionOf } from "../../market/session-date.ts";
import type { RawClose } from "../adjusted-close.ts";
import type { ProviderSeries } from "../quote-provider.ts";
import { asPaid, dividedBy, multiplied, type Split, type SplitEvidence, splitEvidence } from "./as-traded.ts";
import { mixedBasisFault, overlapFault, tickFault } from "./basis.ts";
import { isCutShort, isFinished } from "./calendar.ts";
import { isNear, isSameAction, judgeActions } from "./corporate-actions.ts";
import { granularityFault } from "./granularity.ts";
import { ambiguityFault, currencyFault, identityFault } from "./identity.ts";
import { judgeBars } from "./judge-bars.ts";
import { shiftFault } from "./shifted-dates.ts";
import type { Confirmation, JudgeContext, KnownBar, RefusalCode, Verdict } from "./verdict.ts";
import { type JudgedVolumes, judgeVolumes } from "./volume-unit.ts";

/**
 * Judges a series, from whichever provider, file or form it comes, before anything of it is stored: whose it is, its
 * currency, whether its rows are days, its basis, its splits and dividends, its volumes, and each bar. What
 * contradicts all of it refuses it; what contradicts a part holds that part back. Nothing is stored here.
 */
export function judgeSeries(series: ProviderSeries, context: JudgeContext): Verdict {
  const { instrument, times, now, basis, said } = context;
  const { symbol } = instrument;
  const refusal = wholeRefusal(series, context);
  if (refusal !== null) return refusal;
  const { newestPriceAt = null } = series;
  const isShort = ({ session }: QuoteBar) => isCutShort(times, session, newestPriceAt, now);
  const [finished, unfinished] = parted(
    series.bars,
    (bar) => isFinished(times, bar.session, now) && !isShort(bar),
  );
  const short = unfinished.find(isShort);

  // Closes of another basis are to be replaced as a whole, and tell nothing.
  const stored = instrument.basis === basis ? context.stored : NONE;
  const traded =
    basis === "raw"
      ? asTraded({ ...series, bars: finished }, stored, context)
      : { bars: finished, actions: [], evidence: [], remarks: [] };
  if (traded.bars === null) return refused("two kinds of prices", symbol, traded.fault, traded.cure);
  const contradicted = basisRefusal(series, traded.bars, stored, context);
  if (contradicted !== null) return contradicted;

  const told =
    instrument.kind === "share" || instrument.kind === "fund"
      ? judgeVolumes(symbol, traded.bars, {
          turnovers: series.turnovers ?? NO_TURNOVERS,
          stored: basis === "raw" ? stored : NONE,
          units: context.units,
        })
      : { bars: traded.bars, findings: [], fault: null };
  const isAsked = series.hasKnownUnits !== true && !isConfirmed(said.confirm, "volume");
  const volumes = told.fault !== null && series.hasKnownUnits === true ? withoutVolumes(symbol, told) : told;
  if (volumes.fault !== null && isAsked) {
    const cure =
      "If its volumes are in lots of 100, or in shares, say --volume lots or --volume shares; if they are right as they are, say --confirm volume.";
    return refused("another unit of volume", symbol, volumes.fault, cure);
  }

  const { to } = context;
  const wanted = <Row extends { readonly session: string }>(rows: readonly Row[]): readonly Row[] =>
    to === undefined ? rows : rows.filter(({ session }) => session <= to);
  const closes = traded.actions.length === 0 ? NONE : overlay(stored, traded.bars);
  const judgedActions = judgeActions(traded.actions, closes, traded.evidence, context);
  const actions = [...context.storedActions, ...judgedActions.actions];
  const listedOn = said.listedOn ?? instrument.listedOn ?? firstDay(series, context.stored);
  const bars = judgeBars(wanted(volumes.bars), {
    instrument: { ...instrument, listedOn },
    times,
    stored,
    said,
    actions,
  });
  return {
    kind: "accepted",
    series: {
      bars: bars.accepted,
      actions: judgedActions.actions,
      rejected: [...wanted(series.rejected), ...bars.rejected],
      unfinished: wanted(unfinished).map(({ session }) => session),
      findings: eachOnce([...judgedActions.findings, ...wanted(volumes.findings)]),
      remarks: [...(series.remarks ?? []), ...traded.remarks, ...cutShort(short, newestPriceAt, context)],
      listedOn: bars.isFreeOfLimit ? listedOn : null,
    },
  };
}

/** What is said of a day that waits though it is over; nothing where none does. */
function cutShort(
  bar: QuoteBar | undefined,
  newestPriceAt: number | null,
  { instrument, times, now }: JudgeContext,
): string[] {
  if (bar === undefined || newestPriceAt === null || !isFinished(times, bar.session, now)) return [];
  const end = times.sessions.get(bar.session)?.closesAt ?? newestPriceAt;
  const minutes = Math.round((end - newestPriceAt) / 60_000);
  return [
    `${instrument.symbol}: the newest price of the answer is ${minutes} minutes older than the end of ${bar.session}; the row of that day waits.`,
  ];
}

/** A source whose unit is known has slipped: nobody is asked, and its closes are taken without its volumes. */
function withoutVolumes(symbol: string, { bars, fault }: JudgedVolumes): JudgedVolumes {
  const written = bars.filter(({ volume }) => volume !== null && volume > 0);
  const [first, last] = [written.at(0), written.at(-1)];
  const detail = { volume: first?.volume ?? 0, reason: fault ?? "", count: written.length };
  return {
    bars: bars.map((bar) => ({ ...bar, volume: null })),
    findings: first ? [finding("volume left out", symbol, first.session, detail, last?.session)] : [],
    fault: null,
  };
}

/** One finding of a kind for a session, as they are stored. */
const eachOnce = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((found) => [`${found.kind} ${found.session}`, found])).values(),
];

const NONE: readonly KnownBar[] = [];
const NO_TURNOVERS: ReadonlyMap<string, number> = new Map();

const isConfirmed = (confirm: readonly Confirmation[] = [], judgement: Confirmation): boolean =>
  confirm.includes(judgement);

/** A refusal in a sentence: what is wrong with the figure that decided, and what a person can do. */
function refused(
  code: RefusalCode,
  symbol: string,
  fault: string,
  cure = "",
): Extract<Verdict, { kind: "refused" }> {
  const message = `${symbol}: ${fault}; nothing of it was stored.${cure === "" ? "" : ` ${cure}`}`;
  return { kind: "refused", refusal: { code, message, fault } };
}

/** What can be told before any figure is read: whose it is, its currency, the length of its rows. */
function wholeRefusal(
  series: ProviderSeries,
  { instrument, times, said, basis, stored }: JudgeContext,
): Verdict | null {
  const { symbol } = instrument;
  const another = identityFault(series, instrument) ?? ambiguityFault(series, instrument, stored);
  if (another !== null) {
    const cure = (series.couldBe ?? []).length === 0 ? "" : "Write the symbol in full, or say --symbol.";
    return refused("another instrument", symbol, another, cure);
  }
  const currency = currencyFault(series, instrument);
  if (currency !== null) return refused("wrong currency", symbol, currency);
  if (!isConfirmed(said.confirm, "days")) {
    const sessions = series.bars.map(({ session }) => session);
    const coarse = granularityFault(sessions, series.granularity ?? null, times);
    const cure = "Save daily quotes; if each row is one day all the same, say --confirm days.";
    if (coarse !== null) return refused("not daily", symbol, coarse, cure);
    const shifted = shiftFault(series.bars, instrument.basis === basis ? stored : NONE, times);
    const dated =
      "Save it with the exchange's own dates; if its dates are right all the same, say --confirm days.";
    if (shifted !== null) return refused("other dates", symbol, shifted, dated);
  }
  const known = stored.length === 0 ? null : instrument.basis === "adjusted" ? "adjusted" : "raw";
  const mixed = mixedBasisFault(known, basis);
  return mixed === null
    ? null
    : refused("two kinds of prices", symbol, `${mixed}, and the two can't be mixed`);
}

/** Why the figures contradict what the prices are said to be. */
function basisRefusal(
  series: ProviderSeries,
  bars: readonly QuoteBar[],
  stored: readonly KnownBar[],
  { instrument, said, basis }: JudgeContext,
): Verdict | null {
  if (isConfirmed(said.confirm, "basis")) return null;
  const { symbol } = instrument;
  // Adjusted prices move with each dividend: all of them together may replace all that is stored.
  const replacesAll = basis === "adjusted" && isCovered(stored, bars);
  const overlap = replacesAll ? null : overlapFault(bars, stored, instrument);
  if (overlap !== null) {
    const cure =
      basis === "raw"
        ? "If its prices are adjusted, say so; if they are as traded and the stored ones are wrong, say --confirm basis."
        : "Adjusted prices of another day can't be laid over these: give all of them, with --confirm basis.";
    return refused("two kinds of prices", symbol, overlap, cure);
  }
  if (basis !== "raw" || series.hasKnownUnits === true || isKnown(bars, stored)) return null;
  const off = tickFault(bars, instrument, series.isBasisSaid ?? false);
  if (off === null) return null;
  const cure = "If they are adjusted, say --prices adjusted; if they are as traded, say --confirm basis.";
  return refused("two kinds of prices", symbol, off, cure);
}

/** The first day of trading by the source, unless prices of earlier days are stored: a renamed share begins anew there. */
function firstDay({ listedOn = null }: ProviderSeries, [first]: readonly KnownBar[]): string | null {
  return listedOn !== null && first !== undefined && first.session < listedOn ? null : listedOn;
}

/** Whether every stored session is among those given. */
function isCovered(stored: readonly KnownBar[], bars: readonly QuoteBar[]): boolean {
  const given = new Set(bars.map(({ session }) => session));
  return stored.every(({ session }) => given.has(session));
}

/** Whether some of the closes are stored already, so that they are of one basis with those. */
function isKnown(bars: readonly QuoteBar[], stored: readonly KnownBar[]): boolean {
  if (stored.length === 0) return false;
  const known = new Map(stored.map(({ session, close }) => [session, close]));
  return bars.some(({ session, close }) => known.get(session) === close);
}

/** A series with what came divided by splits turned back, or why that can't be told. */
type Traded =
  | {
      readonly bars: readonly QuoteBar[];
      readonly actions: readonly QuoteAction[];
      readonly evidence: readonly SplitEvidence[];
      readonly remarks: readonly string[];
    }
  | { readonly bars: null; readonly fault: string; readonly cure: string };

/** Prices, volumes and dividends as they were on their day, by what the figures say of each split. */
function asTraded(
  { bars, actions, splitsUndone = [], dividesPast = false }: ProviderSeries,
  stored: readonly KnownBar[],
  { storedActions, times, now }: JudgeContext,
): Traded {
  const splits = allSplits(storedActions, actions);
  if (splits.length === 0) return { bars, actions, evidence: [], remarks: [] };
  const undone = (session: string) =>
    splitsUndone.reduce((product, { exDate, ratio }) => (exDate > session ? product * ratio : product), 1);
  // Those that say that they are divided by every later split stay so, and tell nothing of one.
  const isTold = ({ flag }: QuoteBar) => flag !== SPLIT_ADJUSTED;
  const came: RawClose[] = bars
    .filter(isTold)
    .map(({ session, close }) => ({ session, close: close / undone(session) }));
  const evidence = splitEvidence(came, splits, stored, {
    isDivided: ({ exDate }) => dividesPast || splitsUndone.some((split) => isNear(split.exDate, exDate)),
    today: sessionOf(now, times.zone),
  });
  const unknown = evidence.find(({ divided }) => divided === null);
  if (unknown) {
    const { exDate } = unknown.split;
    return {
      bars: null,
      fault: `It ends on ${bars.at(-1)?.session}, and a split came on ${exDate}. Whether its prices are divided by that can't be told from its figures`,
      cure: `Get it once more up to ${exDate} or later.`,
    };
  }
  const turnedBack = (session: string) => {
    const ratio = dividedBy(evidence, session) / undone(session);
    return Math.abs(ratio - 1) < 1e-9 ? 1 : ratio;
  };
  const turned = bars.filter((bar) => isTold(bar) && turnedBack(bar.session) !== 1).length;
  const sessions = turned === 1 ? "1 session" : `${turned} sessions`;
  const how = splitsUndone.length === 0 ? "divided by it, turned back to" : "not divided by it yet, kept as";
  return {
    bars:
      turned === 0 ? bars : bars.map((bar) => (isTold(bar) ? multiplied(bar, turnedBack(bar.session)) : bar)),
    actions: actions.map((action) => asPaid(action, turnedBack(action.exDate))),
    evidence,
    remarks: turned === 0 ? [] : [`${sessions} before a split: ${how} the values of the day`],
  };
}

/** Stored splits and those of an answer, each once: a filing's date outranks a provider's. */
function allSplits(stored: readonly QuoteAction[], provided: readonly QuoteAction[]): Split[] {
  const known = stored.filter(({ kind }) => kind === "split");
  const others = provided.filter(
    (action) => action.kind === "split" && !known.some((one) => isSameAction(one, action)),
  );
  return [...known, ...others].map(({ exDate, ratio }) => ({ exDate, ratio: ratio ?? 1 }));
}

/** Closes as they would be stored, ascending by session. */
export function overlay(stored: readonly RawClose[], written: readonly RawClose[]): readonly RawClose[] {
  if (stored.length === 0 || written.length === 0) return stored.length === 0 ? written : stored;
  const bySession = new Map([...stored, ...written].map((bar) => [bar.session, bar]));
  return [...bySession.values()].sort((a, b) => (a.session < b.session ? -1 : 1));
}

/** Parts bars that ascend into those of sessions that are over and the last ones, which are not. */
function parted(
  bars: readonly QuoteBar[],
  isOver: (bar: QuoteBar) => boolean,
): readonly [over: readonly QuoteBar[], not: readonly QuoteBar[]] {
  let end = bars.length;
  for (let last = bars[end - 1]; last && !isOver(last); last = bars[end - 1]) end -= 1;
  return end === bars.length ? [bars, []] : [bars.slice(0, end), bars.slice(end)];
}
