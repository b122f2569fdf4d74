import type { ReactNode } from "react";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import type { CompanyOption } from "../../lib/views/options.ts";
import { fill } from "../text/fill.ts";
import { CheckMenu } from "../ui/check-menu.tsx";
import { SearchField } from "./search-field.tsx";

interface ListFormProps<Order extends string> {
  readonly search: string;
  readonly order: Order;
  /** The order that the list opens on. */
  readonly opening: Order;
  /** The list's page, without its language. */
  readonly path: string;
  /** The address of the same rows as a file. */
  readonly exported: string;
  readonly locale: string;
  readonly texts: Readonly<
    Record<"filterLabel" | "search" | "searchHelp" | "show" | "reset" | "export", string>
  >;
  /** What else is chosen. */
  readonly children: ReactNode;
}

/** Which rows of a list to show: a plain form that goes into the address, so that it works without scripts too. */
export function ListForm<Order extends string>(props: ListFormProps<Order>) {
  const { search, order, opening, path, exported, locale, texts, children } = props;
  return (
    <search aria-label={texts.filterLabel} className="no-print my-3">
      <form method="get" className="flex flex-wrap items-center gap-2 text-sm">
        <SearchField
          search={search}
          order={order}
          opening={opening}
          texts={texts}
          className="max-sm:w-full sm:w-56"
        />
        {children}
        <button type="submit" className="control">
          {texts.show}
        </button>
        <a className="control" href={localePath(locale, path)}>
          {texts.reset}
        </a>
        <a className="control ms-auto" href={exported} download>
          {texts.export}
        </a>
      </form>
    </search>
  );
}

interface CompanyMenuProps {
  readonly companies: readonly Pick<CompanyOption, "slug" | "names">[];
  /** Slugs. */
  readonly chosen: readonly string[];
  readonly locale: string;
  readonly texts: Readonly<Record<"companies" | "allCompanies" | "chosen", string>>;
}

/** Which companies; with none ticked, all of them. */
export function CompanyMenu({ companies, chosen, locale, texts }: CompanyMenuProps) {
  const language = languageOf(locale);
  return (
    <CheckMenu
      name="company"
      legend={texts.companies}
      face={chosen.length === 0 ? texts.allCompanies : fill(texts.chosen, { count: chosen.length })}
      choices={companies.map(({ slug, names }) => ({
        value: slug,
        text: names[language],
        isChosen: chosen.includes(slug),
      }))}
    />
  );
}

interface DateFieldsProps {
  /** ISO dates, both included; null where an end is open. */
  readonly range: { readonly from: string | null; readonly to: string | null };
  readonly texts: Readonly<Record<"from" | "to", string>>;
}

/** The first and the last day. */
export const DateFields = ({ range, texts }: DateFieldsProps) =>
  (["from", "to"] as const).map((end) => (
    <label key={end} className="flex items-center gap-1.5 text-muted">
      {texts[end]}
      <input type="date" name={end} defaultValue={range[end] ?? ""} className="control w-36" dir="ltr" />
    </label>
  ));
