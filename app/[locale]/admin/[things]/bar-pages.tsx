import { CheckedQuote } from "../../../../components/admin/quotes/checked-quote.tsx";
import { fill } from "../../../../components/text/fill.ts";
import { decimal } from "../../../../components/text/format.ts";
import type { Messages } from "../../../../lib/i18n/messages.ts";
import { localePath } from "../../../../lib/i18n/routing.ts";
import {
  barsOf,
  chosenInstrument,
  findingsAt,
  heldBars,
  type ListedBar,
  MOST_BARS,
} from "../../../../lib/views/admin/quotes-admin.ts";
import { pathWith, queryText } from "../query.ts";
import { thingPath } from "../subject-paths.ts";
import { QuoteLists } from "./quote-lists.tsx";
import type { SubjectPages } from "./subject-pages.ts";
import { wordChoices } from "./word-choices.ts";

export const barPages: SubjectPages = {
  title: ({ bar }) => String(bar),
  choices: async (_locale, { adminQuotes }) => ({
    states: wordChoices(adminQuotes.bars.states),
    confirmations: wordChoices(adminQuotes.bars.confirmations),
  }),
  List: async ({ add, locale, messages, query }) => {
    const texts = messages.adminQuotes.bars;
    const asked = {
      symbol: queryText(query, "symbol"),
      from: queryText(query, "from"),
      to: queryText(query, "to"),
    };
    const { symbols, chosen } = await chosenInstrument(asked.symbol);
    const bars = chosen ? await barsOf(chosen, asked) : [];
    const held = await heldBars(queryText(query, "held"));
    return (
      <QuoteLists
        symbols={symbols}
        symbol={chosen?.symbol ?? ""}
        range={asked}
        texts={texts}
        add={
          <>
            <a className="control" href={localePath(locale, "/admin/quotes/import")}>
              {messages.adminQuotes.file.link}
            </a>
            {add}
          </>
        }
        held={held}
        heldRows={<BarTable bars={held.rows} locale={locale} texts={texts} />}
        heldPath={pathWith("", { ...query, held: undefined })}
        locale={locale}
        stored={
          bars.length === 0 ? (
            <p>{texts.empty}</p>
          ) : (
            <>
              <BarTable bars={bars} locale={locale} texts={texts} />
              {bars.length === MOST_BARS && (
                <p className="mt-2 text-sm text-muted">{fill(texts.more, { count: MOST_BARS })}</p>
              )}
            </>
          )
        }
      />
    );
  },
  Above: async ({ locale, messages, thing }) => (
    <CheckedQuote findings={await findingsAt(thing)} locale={locale} messages={messages} />
  ),
};

interface BarTableProps {
  readonly bars: readonly ListedBar[];
  readonly locale: string;
  readonly texts: Messages["adminQuotes"]["bars"];
}

/** Days with their values, each with the way to its form. */
function BarTable({ bars, locale, texts }: BarTableProps) {
  const columns = ["open", "high", "low", "close", "volume"] as const;
  return (
    <div className="panel mt-2 overflow-x-auto">
      <table className="w-full text-sm">
        <thead>
          <tr className="text-muted">
            <th scope="col" className="px-3 py-2 text-start font-normal">
              {texts.session}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className="px-3 py-2 text-end font-normal">
                {texts[column]}
              </th>
            ))}
            <th scope="col" className="px-3 py-2 text-start font-normal">
              {texts.provider}
            </th>
            <th scope="col" className="px-3 py-2 text-start font-normal">
              {texts.reason}
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.key} className="border-t border-grid">
              <th scope="row" className="px-3 py-1 text-start font-normal whitespace-nowrap">
                <a
                  href={localePath(locale, thingPath("bar", bar.key))}
                  className="inline-flex min-h-6 items-center"
                  dir="ltr"
                >
                  {bar.key}
                </a>
              </th>
              {columns.map((column) => (
                <td key={column} className="px-3 py-1 text-end tabular-nums">
                  {decimal(locale, bar[column], column === "volume" ? 0 : undefined)}
                </td>
              ))}
              <td className="px-3 py-1 text-muted">
                <bdi>{bar.flag === null ? bar.provider : `${bar.provider}, ${bar.flag}`}</bdi>
              </td>
              <td className="px-3 py-1">{bar.reason !== null && <bdi>{bar.reason}</bdi>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
