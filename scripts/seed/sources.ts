import { exchange } from "../../lib/market/exchanges.ts";
import type { ExchangeCode } from "../../lib/market/types.ts";
import { daysInput, type SeedCalendars } from "./calendars.ts";
import { claimsSection } from "./claims.ts";
import type { CompiledSeed } from "./compile.ts";
import type { SeedShareCount } from "./corporate.ts";
import type { AppliedCorrection } from "./corrections.ts";
import type { ActionRow } from "./gathered-schemas.ts";
import type { LeftOut } from "./left-out.ts";
import { markdownTable } from "./markdown.ts";
import { announcementSection } from "./sources-announcements.ts";
import { seriesSection } from "./sources-series.ts";

/** `SOURCES.md`: where each shipped value comes from, in Markdown; every number in it is counted here. */
export function sourcesDocument(seed: CompiledSeed): string {
  const sections = [
    INTRODUCTION,
    seriesSection(seed.series),
    leftOutSection(seed.leftOut),
    actionsSection(seed.actions),
    shareCountsSection(seed.shareCounts),
    announcementSection(seed.announcements),
    claimsSection(seed),
    correctionsSection(seed.corrections),
    calendarsSection(seed),
    LICENCES,
  ].filter((section) => section !== "");
  return `${sections.join("\n\n")}\n`;
}

const INTRODUCTION = `# Where the shipped data come from

Made by \`npm run seed:compile\` from gathered public data; do not edit. Nothing is interpolated or generated: a value that was not found is an empty cell. What was written by hand is in \`input/\`. \`manifest.json\` lists every table with its rows and SHA-256.`;

const LICENCES = `## Licences

Prices, dates and amounts are facts. The sources of quotes are public repositories, named by owner or by owner and name with the commit where it is known; the gathered data say that most of them state no licence, and name none that does. Their own origins are Yahoo Finance, Tushare, East Money, Nasdaq.com, China Securities Index and the European Central Bank. The exchange rates are crosses of the reference rates that the European Central Bank publishes (ecb.europa.eu). The calendars come from exchange_calendars under the Apache License 2.0.`;

/** Which gathered companies do not ship; nothing where all do. */
function leftOutSection(leftOut: readonly LeftOut[]): string {
  if (leftOut.length === 0) return "";
  const rows = leftOut.map(({ company, symbols, reason }) => [company, symbols.join(", "), reason]);
  return `## Left out

Companies that were gathered and do not ship, from \`input/left_out.csv\`.

${markdownTable(["company", "symbols", "why"], rows)}`;
}

function actionsSection(actions: readonly ActionRow[]): string {
  const amount = (one: ActionRow): string =>
    one.ratio === null
      ? `${one.amount} ${one.currency} a share`
      : one.kind === "rights"
        ? `close before over the price after: ${one.ratio}`
        : `${one.ratio} new for one old`;
  return `## Corporate actions

A \`distribution\` is something in kind, such as another company's shares at their value; \`rights\` are new shares offered below the price, for which only the step of the price is known. \`stated\`: read in a filing or a notice. \`implied\`: worked out from the step between raw and forward-adjusted closes, so exact to about a cent. A dividend in another currency than the listing's is converted at the European Central Bank's rate of the ex-date, or the last before it. The product computes adjusted closes from raw closes and these actions; none are shipped, except where a series says \`adjusted\`.

${markdownTable(
  ["symbol", "ex-date", "kind", "amount", "basis", "source"],
  actions.map((one) => [one.symbol, one.ex_date, one.kind, amount(one), one.basis, one.source]),
)}`;
}

function shareCountsSection(counts: readonly SeedShareCount[]): string {
  return `## Shares outstanding

Of the whole company. Between two dates the last known count holds, and its date is shown with it.

${markdownTable(
  ["company", "as of", "shares", "source"],
  counts.map(({ company, asOf, shares, source }) => [company, asOf, shares, source]),
)}`;
}

function correctionsSection(corrections: readonly AppliedCorrection[]): string {
  const rows = corrections.map(({ slug, field, before, value, reason }) => [
    slug,
    field,
    before,
    value,
    reason,
  ]);
  const table =
    rows.length === 0
      ? "None."
      : markdownTable(["announcement", "field", "gathered", "shipped", "why"], rows);
  return `## Corrections

Gathered values that were found wrong, from \`input/corrections.csv\`.

${table}`;
}

const IN_WORDS = new Intl.ListFormat("en-GB", { type: "conjunction" });

function calendarsSection({ calendars, byRule }: SeedCalendars): string {
  const gathered = [...calendars.keys()].filter((code) => !byRule.includes(code));
  const rows = [...calendars.values()].map(({ exchange, sessions, closures }) => [
    exchange,
    `${sessions.at(0)?.session} to ${sessions.at(-1)?.session}`,
    sessions.length,
    sessions.filter(({ halfDay }) => halfDay).length,
    closures.size,
  ]);
  return `## Calendars

${IN_WORDS.format(gathered)} are from exchange_calendars (Apache License 2.0) at commit 5308ce2; Shenzhen's and Shanghai's are the same, and so are those of New York's two exchanges. ${byRule.map(madeByRule).join(" ")} Hours: ${[...calendars.keys()].map(hoursOf).join("; ")}. Every weekday in a range is either a session or a closure. Days after the data were gathered are the exchanges' plans: a typhoon can still close Hong Kong.

${markdownTable(["exchange", "range", "sessions", "half days", "weekday closures"], rows)}`;
}

function madeByRule(code: ExchangeCode): string {
  return `${code} is made from the exchange's published holidays and early closes (${exchange(code).holidays}), each with its source in \`${daysInput(code)}\`.`;
}

/** `09:30 to 16:00 in New York, to 13:00 on early closes` */
function hoursOf(code: ExchangeCode): string {
  const { name, hours } = exchange(code);
  const halfDays = hours.halfDayEnd === null ? "" : `, to ${hours.halfDayEnd} on early closes`;
  return `${hours.start} to ${hours.end} in ${name}${halfDays}`;
}
