import { sessionIndex } from "../../lib/market/calendar.ts";
import type { Calendar, ExchangeCode } from "../../lib/market/types.ts";
import type { SeedCompany } from "./companies.ts";
import { type ActionRow, actionRow, gatheredActionRow, shareCountRow } from "./gathered-schemas.ts";
import type { SeedInstrument } from "./instruments.ts";
import { byText, type Folder, faultAt, type Located, readTable, rowsByKey } from "./table.ts";

/**
 * Corporate actions by symbol, ex-date and kind.
 * @throws CompileError where the instrument is unknown, the ex-date is no session of its exchange, or an action
 * comes twice
 */
export function compileActions(
  gathered: Folder,
  inputs: Folder,
  instruments: readonly SeedInstrument[],
  calendars: ReadonlyMap<ExchangeCode, Calendar>,
): ActionRow[] {
  const rows = shippedActions(gathered, inputs);
  rowsByKey(rows, ({ symbol, ex_date, kind }) => `${symbol} ${ex_date} ${kind}`);
  for (const row of rows) {
    const instrument = instruments.find(({ symbol }) => symbol === row.value.symbol);
    if (!instrument) throw faultAt(row, `there is no instrument ${row.value.symbol}`);
    const calendar = instrument.exchange === null ? undefined : calendars.get(instrument.exchange);
    if (calendar && sessionIndex(calendar, row.value.ex_date) === -1) {
      throw faultAt(row, `${calendar.exchange} did not trade on ${row.value.ex_date}`);
    }
  }
  const key = ({ symbol, ex_date, kind }: ActionRow): string => `${symbol} ${ex_date} ${kind}`;
  return rows.map(({ value }) => value).sort((left, right) => byText(key(left), key(right)));
}

/**
 * The gathered actions as they ship. A split's ratio may stand in its amount; a source given as `same step` is the one
 * of the row above, written out; an adjustment is replaced by the rows of `input/actions.csv` for its ex-date, and its
 * rows for days of which nothing was gathered are added.
 */
function shippedActions(gathered: Folder, inputs: Folder): Located<ActionRow>[] {
  const replacing = inputs.has(ACTIONS) ? readTable(inputs, ACTIONS, actionRow) : [];
  let above = "";
  const rows = readTable(gathered, "corporate_actions.csv", gatheredActionRow).flatMap(
    (row): Located<ActionRow>[] => {
      const { kind, amount, currency, ratio, ...rest } = row.value;
      const source = rest.source === "same step" ? above : rest.source;
      above = source;
      if (kind === "adjustment") {
        const found = replacing.filter(
          ({ value }) => value.symbol === rest.symbol && value.ex_date === rest.ex_date,
        );
        if (found.length === 0) throw faultAt(row, `${ACTIONS} does not say what this adjustment was`);
        return found;
      }
      const isRatio = currency === "shares per share";
      const paid = isRatio
        ? { amount: null, currency: null, ratio: amount }
        : { amount, currency: currency === "factor" ? null : currency, ratio };
      return [{ ...row, value: { ...rest, kind, ...paid, source } }];
    },
  );
  const further = replacing.filter((row) => !rows.includes(row));
  for (const row of further) {
    const isOf = ({ value: { symbol, ex_date } }: Located<ActionRow>): boolean =>
      symbol === row.value.symbol && ex_date === row.value.ex_date;
    if (rows.some(isOf)) throw faultAt(row, "another action of that day was gathered, and no adjustment");
  }
  return [...rows, ...further];
}

const ACTIONS = "input/actions.csv";

/** Shares outstanding of a whole company on a date. */
export interface SeedShareCount {
  readonly company: string;
  readonly asOf: string;
  readonly shares: number;
  readonly source: string;
}

/**
 * Share counts in the order of the companies, then by date. A source given as `same` is the one of the row above,
 * written out.
 * @throws CompileError where the company is unknown, a date comes twice, or the first source is `same`
 */
export function compileShareCounts(gathered: Folder, companies: readonly SeedCompany[]): SeedShareCount[] {
  const rows = readTable(gathered, "share_counts.csv", shareCountRow);
  rowsByKey(rows, ({ company, as_of }) => `${company} ${as_of}`);
  const places = new Map(companies.map(({ slug }, index) => [slug, index]));
  let above: { company: string; source: string } | null = null;
  const counts = rows.map((row): SeedShareCount => {
    const { company, as_of: asOf, shares, source } = row.value;
    if (!places.has(company)) throw faultAt(row, `there is no company "${company}"`);
    const remark = /^same\b(.*)$/.exec(source)?.[1];
    if (remark === undefined) {
      above = { company, source };
      return { company, asOf, shares, source };
    }
    if (above?.company !== company) throw faultAt(row, `"same" has no row of ${company} above it`);
    return { company, asOf, shares, source: `${above.source}${remark}` };
  });
  const place = ({ company }: SeedShareCount): number => places.get(company) ?? 0;
  return counts.sort((left, right) => place(left) - place(right) || byText(left.asOf, right.asOf));
}
