// A second, plain reckoning of reactions from the shipped CSV files, to hold the views against. It shares no
// code with the product: two-pass least squares in the order of the textbook, days found by their names.
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { smallRows } from "../../support/small-world.ts";

type Row = Readonly<Record<string, string>>;

const read = new Map<string, readonly Row[]>();

/** The rows of a shipped CSV file that the small world has, every cell as text. */
export function seedCsv(file: string): readonly Row[] {
  const rows =
    read.get(file) ??
    smallRows(file, parse(readFileSync(path.resolve("prisma/seed", file), "utf8"), { columns: true }));
  read.set(file, rows);
  if (file !== "announcement_companies.csv") return rows;
  const slugs = new Set(seedCsv("announcements.csv").map(({ slug }) => slug));
  return rows.filter(({ slug }) => slugs.has(slug));
}

const fileOf = (symbol: string) => `bars/${symbol.replace(/[\^=]/g, "")}.csv`;

/** One column of a shipped series by session; empty cells are left out. */
export function column(symbol: string, name: "close" | "volume"): Map<string, number> {
  const filled = seedCsv(fileOf(symbol)).filter((row) => row[name] !== "");
  return new Map(filled.map((row) => [row.session ?? "", Number(row[name])]));
}

/** A cell that must be there. */
export function known(values: ReadonlyMap<string, number>, day: string): number {
  const value = values.get(day);
  if (value === undefined) throw new Error(`There is no value on ${day}`);
  return value;
}

/** The exchange's sessions from the first to the last bar. */
export function sessionsOf(exchange: string, closes: ReadonlyMap<string, number>): string[] {
  const days = [...closes.keys()].sort();
  const [first = "", last = ""] = [days.at(0), days.at(-1)];
  return seedCsv(`calendars/${exchange}.csv`)
    .map(({ session = "" }) => session)
    .filter((session) => session >= first && session <= last);
}

/** The dividend of an ex-date in the listing's currency; a US dollar one at that day's Hong Kong dollar rate. */
function dividend(symbol: string, session: string): number {
  return seedCsv("corporate_actions.csv")
    .filter((row) => row.symbol === symbol && row.ex_date === session)
    .reduce((sum, { amount, currency }) => {
      const rate = currency === "USD" ? known(column("HKD=X", "close"), session) : 1;
      return sum + Number(amount) * rate;
    }, 0);
}

/** Returns from one session to the next with dividends reinvested: close / (close before - dividend) - 1. */
export function returnsOf(symbol: string, sessions: readonly string[]): number[] {
  const closes = column(symbol, "close");
  return sessions.map((session, at) => {
    const [close, before] = [closes.get(session), closes.get(sessions[at - 1] ?? "")];
    if (close === undefined || before === undefined) return Number.NaN;
    return close / (before - dividend(symbol, session)) - 1;
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The abnormal returns of a window by the market model with -120..-11, with the t of day 0 and of their sum. */
export function marketModel(given: {
  readonly returns: readonly number[];
  readonly market: readonly number[];
  readonly dayZero: number;
  readonly window: readonly [number, number];
}) {
  const { returns, market, dayZero, window } = given;
  const at = (values: readonly number[], day: number) => values[dayZero + day] ?? Number.NaN;
  const pairs: [number, number][] = [];
  for (let day = -120; day <= -11; day += 1) {
    const pair: [number, number] = [at(market, day), at(returns, day)];
    if (dayZero + day >= 0 && !pair.some(Number.isNaN)) pairs.push(pair);
  }
  const [m, r] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
  const squares = pairs.reduce((sum, [x]) => sum + (x - m) ** 2, 0);
  const beta = pairs.reduce((sum, [x, y]) => sum + (x - m) * (y - r), 0) / squares;
  const alpha = r - beta * m;
  const left = pairs.reduce((sum, [x, y]) => sum + (y - alpha - beta * x) ** 2, 0);
  const variance = left / (pairs.length - 2);

  const days = Array.from({ length: window[1] - window[0] + 1 }, (_, index) => window[0] + index);
  const abnormal = (day: number) => at(returns, day) - alpha - beta * at(market, day);
  const error = (length: number, total: number) =>
    Math.sqrt(variance * (length + length ** 2 / pairs.length + (total - length * m) ** 2 / squares));
  const car = days.reduce((sum, day) => sum + abnormal(day), 0);
  const marketSum = days.reduce((sum, day) => sum + at(market, day), 0);
  return {
    beta,
    sessions: pairs.length,
    abnormalReturn: abnormal(0),
    t: abnormal(0) / error(1, at(market, 0)),
    car,
    carT: car / error(days.length, marketSum),
  };
}
