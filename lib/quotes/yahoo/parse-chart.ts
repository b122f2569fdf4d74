import type { QuoteAction, QuoteBar } from "../../market/bar.ts";
import { sessionOf } from "../../market/session-date.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { barFault } from "../judge/bar-fault.ts";
import type { ProviderProblem, ProviderSeries } from "../quote-provider.ts";
import { type ChartAnswer, type ChartRow, chartAnswer, chartRows } from "./chart-answer.ts";
import { scaledDecimal, shortestDecimal } from "./float32.ts";

const SOURCE = "Yahoo Finance";

type Rejection = ProviderSeries["rejected"][number];

/**
 * Reshapes a chart answer of Yahoo's: sessions are dates in `zone`, prices and dividends are as they were on
 * their day (Yahoo divides the past by later splits; that is undone), noise of 32-bit floats is removed. Rows
 * without a close are skipped; of two rows for one session the one with the later time counts; a bar outside its
 * own low and high is rejected. Bars ascend and lie within `from` and `to` (ISO dates, both included); actions
 * are all that came. A dividend's currency is its own where Yahoo says it, else null. Of a currency pair only closes
 * are kept. Yahoo's adjusted closes are handed on as they are, splits and all.
 */
export function parseChart(
  raw: unknown,
  request: { readonly symbol: string; readonly zone: string; readonly from: string; readonly to: string },
): Result<ProviderSeries, ProviderProblem> {
  const parsed = chartAnswer.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue && issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
    const message = `Yahoo Finance answered for ${request.symbol} in a form that can't be read (${where}${issue?.message ?? ""}).`;
    return fail({ code: "unreadable", message });
  }
  const { symbol, zone, from, to } = request;
  const { meta } = parsed.data;
  const actions = parseActions(parsed.data, zone);
  const { rows, wereInOrder } = inOrder(chartRows(parsed.data));
  const rejected: Rejection[] = [];
  const twice = new Set<string>();
  const bySession = new Map<string, QuoteBar>();
  const adjustedCloses = new Map<string, number>();
  for (const row of rows) {
    const session = sessionOf(row.seconds * 1000, zone);
    if (row.close === null || session < from || session > to) continue;
    const bar = quoteBar(session, { ...row, close: row.close }, laterSplits(actions, session));
    const kept = symbol.endsWith("=X") ? { ...bar, open: null, high: null, low: null, volume: null } : bar;
    const reason = barFault(kept);
    if (reason !== null) {
      rejected.push({ session, reason });
      continue;
    }
    if (bySession.has(session)) twice.add(session);
    bySession.set(session, kept);
    if (row.adjustedClose === null) adjustedCloses.delete(session);
    else adjustedCloses.set(session, shortestDecimal(row.adjustedClose));
  }
  return succeed({
    symbol,
    currency: meta.currency,
    bars: [...bySession.values()],
    actions,
    listsActions: true,
    rejected,
    adjustedCloses: adjustedCloses.size > 0 ? adjustedCloses : null,
    remarks: remarksOn(symbol, wereInOrder, twice),
    named: meta.symbol,
    granularity: meta.dataGranularity,
    newestPriceAt: meta.regularMarketTime === null ? null : meta.regularMarketTime * 1000,
    hasKnownUnits: true,
    listedOn: meta.firstTradeDate === null ? null : sessionOf(meta.firstTradeDate * 1000, zone),
    splitsUndone: actions.flatMap(({ kind, exDate, ratio }) =>
      kind === "split" && ratio !== null ? [{ exDate, ratio }] : [],
    ),
  });
}

/** Rows ascending by their time; rows of one time stay in the order in which they came. */
function inOrder(rows: readonly ChartRow[]): { readonly rows: ChartRow[]; readonly wereInOrder: boolean } {
  const wereInOrder = rows.every(({ seconds }, index) => seconds >= (rows[index - 1]?.seconds ?? seconds));
  return { rows: [...rows].sort((a, b) => a.seconds - b.seconds), wereInOrder };
}

function remarksOn(symbol: string, wereInOrder: boolean, twice: ReadonlySet<string>): string[] {
  const [first] = twice;
  const count = twice.size === 1 ? "1 session" : `${twice.size} sessions`;
  return [
    ...(wereInOrder ? [] : [`${symbol}: its rows came out of order and were sorted.`]),
    ...(first === undefined
      ? []
      : [`${symbol}: ${count} came twice (the first ${first}); the later row was kept.`]),
  ];
}

function quoteBar(session: string, row: ChartRow & { readonly close: number }, ratio: number): QuoteBar {
  const price = (value: number) => scaledDecimal(shortestDecimal(value), ratio);
  const optionalPrice = (value: number | null) => (value === null ? null : price(value));
  return {
    session,
    open: optionalPrice(row.open),
    high: optionalPrice(row.high),
    low: optionalPrice(row.low),
    close: price(row.close),
    volume: row.volume === null ? null : Math.round(row.volume / ratio),
    flag: null,
    source: null,
  };
}

/** New shares for one old over all splits after a session. */
function laterSplits(actions: readonly QuoteAction[], session: string): number {
  return actions
    .filter(({ kind, exDate }) => kind === "split" && exDate > session)
    .reduce((product, { ratio }) => product * (ratio ?? 1), 1);
}

function parseActions({ events }: ChartAnswer, zone: string): QuoteAction[] {
  // Yahoo lists a dividend or a split of nothing now and then.
  const realSplits = Object.values(events.splits ?? {}).filter(
    ({ numerator, denominator }) => numerator > 0 && denominator > 0 && numerator !== denominator,
  );
  const splits = realSplits.map(
    ({ date, numerator, denominator }): QuoteAction => ({
      exDate: sessionOf(date * 1000, zone),
      kind: "split",
      amount: null,
      currency: null,
      ratio: numerator / denominator,
      basis: "provider",
      source: SOURCE,
    }),
  );
  const dividends = new Map<string, QuoteAction>();
  for (const { date, amount, currency } of Object.values(events.dividends ?? {})) {
    if (amount <= 0) continue;
    const exDate = sessionOf(date * 1000, zone);
    const paid = scaledDecimal(shortestDecimal(amount), laterSplits(splits, exDate));
    // An ordinary and a special dividend of one day are stored as one.
    const before = dividends.get(`${exDate} ${currency}`)?.amount ?? 0;
    dividends.set(`${exDate} ${currency}`, {
      exDate,
      kind: "dividend",
      amount: before + paid,
      currency,
      ratio: null,
      basis: "provider",
      source: SOURCE,
    });
  }
  return [...splits, ...dividends.values()].sort((a, b) => (a.exDate < b.exDate ? -1 : 1));
}
