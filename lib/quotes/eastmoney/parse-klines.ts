import type { QuoteBar } from "../../market/bar.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { barFault } from "../judge/bar-fault.ts";
import type { ProviderProblem, ProviderSeries } from "../quote-provider.ts";
import { type Kline, klineAnswer } from "./kline-answer.ts";
import type { Security } from "./security.ts";

/** What was asked: ISO dates of the exchange, both included. */
interface Asked {
  readonly symbol: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Reshapes an answer of East Money's daily bars: prices raw, in the currency of the market, volumes in shares.
 * An answer of another shape or about another security is unreadable as a whole; a bar outside its own low and
 * high is rejected; of two rows for one session the later counts. Bars ascend and lie within the range asked. The
 * amounts traded are handed on to judge the volumes by, but not an index's, which has no price per share; an answer
 * without any row at all is a remark.
 */
export function parseKlines(
  raw: unknown,
  asked: Asked,
  security: Security,
): Result<ProviderSeries, ProviderProblem> {
  const { symbol } = asked;
  const parsed = klineAnswer.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue && issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
    return fail(unreadable(symbol, `${where}${issue?.message ?? ""}`));
  }
  const { data } = parsed.data;
  if (data === null) return fail(unknownSymbol(symbol));
  if (data.code !== security.code || data.market !== security.market) {
    return fail(unreadable(symbol, "it is about another security"));
  }
  const isWanted = ({ session }: Kline) => asked.from <= session && session <= asked.to;
  const rows = data.klines.filter(isWanted).sort((a, b) => (a.session < b.session ? -1 : 1));
  const rejected: { session: string; reason: string }[] = [];
  const bySession = new Map<string, QuoteBar>();
  for (const row of rows) {
    const bar = quoteBar(row, security);
    const reason = barFault(bar);
    if (reason === null) bySession.set(row.session, bar);
    else rejected.push({ session: row.session, reason });
  }
  return succeed({
    symbol,
    currency: security.currency,
    bars: [...bySession.values()],
    actions: [],
    rejected,
    adjustedCloses: null,
    remarks: remarksOn(symbol, data.klines.length + (data.dktotal ?? 0), rows),
    named: symbol,
    hasKnownUnits: true,
    turnovers: new Map(
      security.isIndex ? [] : rows.flatMap(({ session, amount }) => (amount ? [[session, amount]] : [])),
    ),
  });
}

function quoteBar(row: Kline, security: Security): QuoteBar {
  const { session, open, high, low, close } = row;
  return { session, open, high, low, close, volume: sharesTraded(row, security), flag: null, source: null };
}

function remarksOn(symbol: string, rowsAnywhere: number, rows: readonly Kline[]): string[] {
  const twice = rows.filter(({ session }, index) => rows[index - 1]?.session === session);
  const remarks: string[] = [];
  if (rowsAnywhere === 0) {
    remarks.push(`${symbol}: East Money sent no row at all, as it does to those who ask too often.`);
  }
  if (twice[0] !== undefined) {
    remarks.push(`${symbol}: sessions came twice (the first ${twice[0].session}); the later row was kept.`);
  }
  return remarks;
}

const unknownSymbol = (symbol: string): ProviderProblem => ({
  code: "unknown symbol",
  message: `East Money does not know ${symbol}, or no longer: it may be delisted.`,
});

const unreadable = (symbol: string, why: string): ProviderProblem => ({
  code: "unreadable",
  message: `East Money answered for ${symbol} in a form that can't be read (${why}).`,
});

/** The shares traded in one row, null where the row tells none. */
const sharesTraded = ({ volume }: Kline, { sharesPerUnit }: Security): number | null =>
  volume === null ? null : Math.round(volume * sharesPerUnit);
