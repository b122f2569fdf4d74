import type { Messages } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import { MOVE_ORDERS, type MovesView } from "../../lib/views/moves.ts";
import { SearchField } from "../page/search-field.tsx";
import { fill } from "../text/fill.ts";
import { CheckMenu } from "../ui/check-menu.tsx";

interface MovesFormProps {
  readonly view: Pick<MovesView, "filter" | "companies" | "exportQuery" | "search" | "order">;
  readonly locale: string;
  readonly texts: Messages["moves"];
}

/** Which moves to show: a plain form that goes into the address, so that it works without scripts too. */
export function MovesForm({ view, locale, texts }: MovesFormProps) {
  const { filter, companies, exportQuery, search, order } = view;
  const language = languageOf(locale);
  const chosen = filter.company.length;
  return (
    <search aria-label={texts.filterLabel} className="no-print my-3">
      <form method="get" className="flex flex-wrap items-center gap-2 text-sm">
        <SearchField
          search={search}
          order={order}
          opening={MOVE_ORDERS[0]}
          texts={texts}
          className="max-sm:w-full sm:w-56"
        />
        <CheckMenu
          name="company"
          legend={texts.companies}
          face={chosen === 0 ? texts.allCompanies : fill(texts.chosen, { count: chosen })}
          choices={companies.map(({ slug, names }) => ({
            value: slug,
            text: names[language],
            isChosen: filter.company.includes(slug),
          }))}
        />
        <label className="flex items-center gap-1.5 text-muted">
          {texts.from}
          <input
            type="date"
            name="from"
            defaultValue={filter.from ?? ""}
            className="control w-36"
            dir="ltr"
          />
        </label>
        <label className="flex items-center gap-1.5 text-muted">
          {texts.to}
          <input type="date" name="to" defaultValue={filter.to ?? ""} className="control w-36" dir="ltr" />
        </label>
        <label className="flex items-center gap-1.5 text-muted">
          {texts.sigma}
          <input
            type="number"
            name="sigma"
            min="2"
            max="10"
            step="0.1"
            defaultValue={filter.sigma}
            className="control w-20"
            dir="ltr"
          />
        </label>
        {filter.listing !== "all" && <input type="hidden" name="listing" value={filter.listing} />}
        <button type="submit" className="control">
          {texts.show}
        </button>
        <a className="control" href={localePath(locale, "/moves")}>
          {texts.reset}
        </a>
        <a className="control ms-auto" href={`/api/v1/moves.csv?${exportQuery}`} download>
          {texts.export}
        </a>
      </form>
    </search>
  );
}
