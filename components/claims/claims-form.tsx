import { COMPARISONS } from "../../lib/claims/verdict.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { comparisonWord } from "../../lib/reactions/claims/claims-query.ts";
import { CLAIM_ORDERS, type ClaimsView } from "../../lib/views/claims/claims.ts";
import { CompanyMenu, DateFields, ListForm } from "../page/list-form.tsx";
import { fill } from "../text/fill.ts";
import { CheckMenu } from "../ui/check-menu.tsx";

interface ClaimsFormProps {
  readonly view: Pick<ClaimsView, "asked" | "companies" | "exportQuery" | "search" | "order">;
  readonly locale: string;
  readonly texts: Messages["claims"];
}

/** Which claims to show. */
export function ClaimsForm({ view, locale, texts }: ClaimsFormProps) {
  const { asked, companies, exportQuery, search, order } = view;
  const { filter, verdict } = asked;
  return (
    <ListForm
      search={search}
      order={order}
      opening={CLAIM_ORDERS[0]}
      path="/claims"
      exported={`/api/v1/claims.csv?${exportQuery}`}
      locale={locale}
      texts={texts}
    >
      <CompanyMenu companies={companies} chosen={filter.company} locale={locale} texts={texts} />
      <CheckMenu
        name="verdict"
        legend={texts.verdicts}
        face={verdict.length === 0 ? texts.allVerdicts : fill(texts.chosen, { count: verdict.length })}
        choices={COMPARISONS.map((comparison) => ({
          value: comparisonWord(comparison),
          text: texts.comparisons[comparison],
          isChosen: verdict.includes(comparison),
        }))}
      />
      <DateFields range={filter} texts={texts} />
      {asked.report.map((slug) => (
        <input key={slug} type="hidden" name="report" value={slug} />
      ))}
    </ListForm>
  );
}
