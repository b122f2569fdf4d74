import type { Messages } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import { choiceQuery } from "../../lib/views/reactions/reactions-choice.ts";
import type { ReactionsPage } from "../../lib/views/reactions/reactions-page.ts";
import { EmptyResult } from "../page/empty-result.tsx";
import type { PageQuery } from "../page/page-query.ts";
import { fill } from "../text/fill.ts";
import { pack } from "../text/pack.ts";
import { benchmarkNames } from "../text/reader-name.ts";
import { Averages } from "./averages.tsx";
import { Dumbbells } from "./dumbbells.tsx";
import { Explained } from "./explained.tsx";
import { PathGrid } from "./path-grid.tsx";
import { addressWith } from "./reactions-address.ts";
import { SelectionTable } from "./selection-table.tsx";
import { HeatMap } from "./statistics/heat-map.tsx";

interface ReactionViewProps {
  readonly page: ReactionsPage;
  readonly query: PageQuery;
  /** How wide the server draws the page's figure, in pixels, before the browser has measured it. */
  readonly figureWidth: number;
  readonly locale: string;
  readonly messages: Messages;
}

/** The view of the selection that the address asks for, with what there is to know of it. */
export function ReactionView({ page, query, figureWidth, locale, messages }: ReactionViewProps) {
  const { shown, filter, empty } = page;
  const { reactionViews: texts } = messages;
  if (empty) {
    return (
      <EmptyResult
        empty={empty}
        filter={filter}
        options={page.options}
        path={localePath(locale, "/reactions")}
        beside={choiceQuery(page.choice)}
        locale={locale}
      />
    );
  }
  return (
    <>
      {shown.view !== "averages" && <h2 className="mt-4 text-lg">{texts.views[shown.view]}</h2>}
      {shown.view !== "averages" && filter.relation === "named" && (
        <p className="text-sm text-muted">
          {texts.onlyNamed}{" "}
          <a href={addressWith(query, { relation: "all", page: 1 })} className="no-print">
            {texts.showAll}
          </a>
        </p>
      )}
      <DayOnly page={page} query={query} texts={messages.reactions} />
      <Shown page={page} query={query} figureWidth={figureWidth} locale={locale} messages={messages} />
    </>
  );
}

interface DayOnlyProps extends Pick<ReactionViewProps, "page" | "query"> {
  readonly texts: Messages["reactions"];
}

/** How many pairs rest on a day without its hour, and the way to leave them out; or back. */
function DayOnly({ page: { filter, counts }, query, texts }: DayOnlyProps) {
  const isLeftOut = filter.dayonly === "excluded";
  if (!isLeftOut && counts.dayOnly === 0) return null;
  return (
    <p className="text-sm text-muted" data-testid="day-only">
      {isLeftOut ? texts.dayOnlyLeft : fill(texts.dayOnly, { count: counts.dayOnly })}{" "}
      <a href={addressWith(query, { dayonly: isLeftOut ? null : "excluded", page: 1 })} className="no-print">
        {isLeftOut ? texts.putBack : texts.leaveOut}
      </a>
    </p>
  );
}

/** The names of those companies that rows are of. */
function namesIn(
  rows: readonly { readonly company: string }[],
  names: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(rows.map(({ company }) => [company, names[company] ?? company]));
}

function Shown({ page, query, figureWidth, locale, messages }: ReactionViewProps) {
  const { shown, filter, options, companies } = page;
  const language = languageOf(locale);
  const companyNames = Object.fromEntries(companies.map(({ slug, names }) => [slug, names[language]]));
  const common = { query, filter, companyNames, locale, messages };
  switch (shown.view) {
    case "averages":
      return (
        <Averages
          together={shown.together}
          filter={filter}
          figureWidth={figureWidth}
          locale={locale}
          messages={messages}
        />
      );
    case "table":
      return (
        <SelectionTable
          rows={pack({ reactions: shown.reactions, titles: shown.titles })}
          part={shown.part}
          companyNames={namesIn(shown.reactions, companyNames)}
          benchmarkNames={benchmarkNames(options, messages.instrumentNames)}
          locale={locale}
          labels={{ ...messages.table, kindNames: messages.kindNames, makerNames: messages.makerNames }}
        />
      );
    case "heat":
      return <HeatMap heat={shown.heat} {...common} />;
    case "paths":
      return <PathGrid paths={shown.paths} {...common} />;
    case "dumbbell":
      return <Dumbbells dumbbell={shown.dumbbell} {...common} />;
    case "explained":
      return <Explained explained={shown.explained} {...common} />;
  }
}
