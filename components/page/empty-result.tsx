import type { Filter } from "../../lib/filters.ts";
import { type Messages, messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf } from "../../lib/i18n/routing.ts";
import type { EmptyResult as EmptyResultView, FillerKind } from "../../lib/views/empty-result.ts";
import type { FilterOptions } from "../../lib/views/options.ts";
import { fill } from "../text/fill.ts";
import { conjunction } from "../text/lists.ts";
import { makerName } from "../text/reader-name.ts";

interface EmptyResultProps {
  readonly empty: EmptyResultView;
  readonly filter: Pick<Filter, "search">;
  readonly options: Pick<FilterOptions, "companies" | "makers">;
  /** The page's path in the reader's language, and what its address has beside the filter. */
  readonly path: string;
  readonly beside?: URLSearchParams;
  readonly locale: string;
}

/** Where a filter leaves nothing: why, and links to what would fill it, each with how much that is. */
export function EmptyResult({ empty, filter, options, path, beside, locale }: EmptyResultProps) {
  const messages = messagesIn(locale);
  const { empty: texts } = messages;
  const names = namesOf(empty, options, locale, messages);
  const link = (query: string) => {
    const whole = new URLSearchParams([...new URLSearchParams(query), ...(beside ?? [])]).toString();
    return whole === "" ? path : `${path}?${whole}`;
  };
  return (
    <div role="status" className="panel my-3 p-6 text-center" data-testid="empty-result">
      <p className="font-semibold">{empty.namesNone ? whyNone(names, texts) : texts.title}</p>
      <ul className="no-print mt-3 flex flex-wrap justify-center gap-2 text-sm">
        {empty.fillers.map(({ kinds, query, count }) => (
          <li key={query}>
            <a href={link(query)} className="control max-sm:min-h-11">
              {fill(texts.counted, {
                text: kinds.map((kind) => fillerText(kind, names, filter, messages)).join(" + "),
                count,
              })}
            </a>
          </li>
        ))}
        {empty.fillers.length === 0 && (
          <li>
            <a href={link("")} className="control max-sm:min-h-11">
              {texts.reset}
            </a>
          </li>
        )}
      </ul>
    </div>
  );
}

/** The makers and the companies that are chosen, as lists in the reader's words; empty where none are. */
interface ChosenNames {
  readonly makers: string;
  readonly companies: string;
}

function namesOf(
  { makers, companies }: EmptyResultView,
  options: EmptyResultProps["options"],
  locale: string,
  { makerNames, filter }: Messages,
): ChosenNames {
  const makerOptions = options.makers.filter(({ value }) => makers.includes(value));
  const companyOptions = options.companies.filter(({ slug }) => companies.includes(slug));
  return {
    makers: conjunction(
      locale,
      makerOptions.map((maker) => makerName(maker, makerNames, filter.makerGroup)),
    ),
    companies: conjunction(
      locale,
      companyOptions.map((company) => company.names[languageOf(locale)]),
    ),
  };
}

function whyNone({ makers, companies }: ChosenNames, texts: Messages["empty"]): string {
  if (makers !== "") {
    return companies === ""
      ? fill(texts.makersNone, { makers })
      : fill(texts.makersNot, { makers, companies });
  }
  return companies === "" ? texts.othersNone : fill(texts.othersNot, { companies });
}

function fillerText(
  kind: FillerKind,
  { companies }: ChosenNames,
  { search }: EmptyResultProps["filter"],
  { empty: texts, filter }: Messages,
): string {
  switch (kind) {
    case "relation":
      return companies === "" ? texts.showAll : fill(texts.show, { companies });
    case "search":
      return fill(texts.without, { search: search ?? "" });
    case "event":
      return filter.allEvents;
    case "maker":
      return filter.allMakers;
    case "kind":
      return filter.allKinds;
    case "company":
      return filter.allCompanies;
    case "dates":
      return texts.allDates;
    case "dayonly":
      return texts.withDayOnly;
    case "listing":
      return texts.allListings;
  }
}
