import type { Messages } from "../../lib/i18n/messages.ts";
import { MOVE_ORDERS, type MovesView } from "../../lib/views/moves.ts";
import { CompanyMenu, DateFields, ListForm } from "../page/list-form.tsx";

interface MovesFormProps {
  readonly view: Pick<MovesView, "filter" | "companies" | "exportQuery" | "search" | "order">;
  readonly locale: string;
  readonly texts: Messages["moves"];
}

/** Which moves to show. */
export function MovesForm({ view, locale, texts }: MovesFormProps) {
  const { filter, companies, exportQuery, search, order } = view;
  return (
    <ListForm
      search={search}
      order={order}
      opening={MOVE_ORDERS[0]}
      path="/moves"
      exported={`/api/v1/moves.csv?${exportQuery}`}
      locale={locale}
      texts={texts}
    >
      <CompanyMenu companies={companies} chosen={filter.company} locale={locale} texts={texts} />
      <DateFields range={filter} texts={texts} />
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
    </ListForm>
  );
}
