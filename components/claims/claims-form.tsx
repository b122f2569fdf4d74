import { COMPARISONS } from "../../lib/claims/verdict.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import { comparisonWord } from "../../lib/reactions/claims/claims-query.ts";
import { CLAIM_ORDERS, type ClaimsView } from "../../lib/views/claims/claims.ts";
import { SearchField } from "../page/search-field.tsx";
import { fill } from "../text/fill.ts";
import { CheckMenu } from "../ui/check-menu.tsx";

interface ClaimsFormProps {
  readonly view: Pick<ClaimsView, "asked" | "companies" | "exportQuery" | "search" | "order">;
  readonly locale: string;
  readonly texts: Messages["claims"];
}

/** Which claims to show: a plain form that goes into the address, so that it works without scripts too. */
export function ClaimsForm({ view, locale, texts }: ClaimsFormProps) {
  const { asked, companies, exportQuery, search, order } = view;
  const { filter, verdict } = asked;
  const language = languageOf(locale);
  return (
    <search aria-label={texts.filterLabel} className="no-print my-3">
      <form method="get" className="flex flex-wrap items-center gap-2 text-sm">
        <SearchField
          search={search}
          order={order}
          opening={CLAIM_ORDERS[0]}
          texts={texts}
          className="max-sm:w-full sm:w-56"
        />
        <CheckMenu
          name="company"
          legend={texts.companies}
          face={face(filter.company.length, texts.allCompanies, texts)}
          choices={companies.map(({ slug, names }) => ({
            value: slug,
            text: names[language],
            isChosen: filter.company.includes(slug),
          }))}
        />
        <CheckMenu
          name="verdict"
          legend={texts.verdicts}
          face={face(verdict.length, texts.allVerdicts, texts)}
          choices={COMPARISONS.map((comparison) => ({
            value: comparisonWord(comparison),
            text: texts.comparisons[comparison],
            isChosen: verdict.includes(comparison),
          }))}
        />
        {(["from", "to"] as const).map((end) => (
          <label key={end} className="flex items-center gap-1.5 text-muted">
            {texts[end]}
            <input
              type="date"
              name={end}
              defaultValue={filter[end] ?? ""}
              className="control w-36"
              dir="ltr"
            />
          </label>
        ))}
        {asked.report.map((slug) => (
          <input key={slug} type="hidden" name="report" value={slug} />
        ))}
        <button type="submit" className="control">
          {texts.show}
        </button>
        <a className="control" href={localePath(locale, "/claims")}>
          {texts.reset}
        </a>
        <a className="control ms-auto" href={`/api/v1/claims.csv?${exportQuery}`} download>
          {texts.export}
        </a>
      </form>
    </search>
  );
}

const face = (chosen: number, all: string, texts: Messages["claims"]): string =>
  chosen === 0 ? all : fill(texts.chosen, { count: chosen });
