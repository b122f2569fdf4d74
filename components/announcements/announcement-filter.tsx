import { ChevronDown, X } from "lucide-react";
import { filterQuery } from "../../lib/filters/query.ts";
import { FILTER } from "../../lib/filters.ts";
import { type Messages, messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import { type AnnouncementList, LIST_ORDERS } from "../../lib/views/announcement-list.ts";
import { fill } from "../text/fill.ts";
import { makerName, readerName } from "../text/reader-name.ts";
import { translator } from "../text/translator.ts";
import { type Choice, ChoiceLink, ChoiceRow } from "../ui/choice-row.tsx";
import { listAddress } from "./list-address.ts";

interface AnnouncementFilterProps {
  readonly list: AnnouncementList;
  readonly locale: string;
  readonly messages: Messages;
}

/** Makers in view, and companies; the others, and the parts of a group, are behind a press… */
const SHOWN_MAKERS = 8;
const SHOWN_COMPANIES = 12;
/** …so many of each at most: the search finds the announcements of the rest by their names. */
const MOST_BEHIND = 24;

/** Which announcements: a form and links, so that each choice is an address, without a script too. */
export function AnnouncementFilter({ list, locale, messages }: AnnouncementFilterProps) {
  const { announcements: texts, kindNames, makerNames, filter: labels } = messages;
  const { filter, choices } = list;
  const language = languageOf(locale);
  const address = (change: Parameters<typeof listAddress>[2]) => listAddress(list, locale, change);
  const toggled = (chosen: readonly string[], value: string) =>
    chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  const makers = choices.makers.map(({ value, count, groupName, grouped }) => ({
    grouped,
    ...{ value, count, text: makerName({ value, groupName }, makerNames, labels.makerGroup) },
    chosen: filter.maker.includes(value),
    href: address({ maker: toggled(filter.maker, value) }),
  }));
  const shownMakers = foremost(makers, SHOWN_MAKERS, ({ grouped }) => !grouped);
  const companies = choices.companies.map(({ value, count, names }) => ({
    ...{ value, count, text: names[language], chosen: filter.company.includes(value) },
    href: address({ company: toggled(filter.company, value) }),
  }));
  const shownCompanies = foremost(companies, SHOWN_COMPANIES);
  const year = yearOf(filter);
  const isOtherRange = year === null && (filter.from !== null || filter.to !== null);
  return (
    <search aria-label={texts.filterLabel} className="no-print my-3 grid gap-2 text-sm">
      <SearchForm list={list} locale={locale} messages={messages} />
      <ChoiceRow
        label={texts.years}
        choices={choices.years.map(({ value, count }) => ({
          ...{ value, count, text: value, chosen: value === year },
          href: address(
            value === year ? { from: null, to: null } : { from: `${value}-01-01`, to: `${value}-12-31` },
          ),
        }))}
        texts={texts}
      >
        {isOtherRange && (
          <a
            className="control min-h-8 shrink-0"
            aria-current="true"
            href={address({ from: null, to: null })}
          >
            {fill(texts.dates, { from: filter.from ?? "…", to: filter.to ?? "…" })}
            <X aria-hidden="true" size={14} />
          </a>
        )}
      </ChoiceRow>
      <ChoiceRow label={texts.companies} choices={shownCompanies} texts={texts}>
        <MoreChoices
          choices={companies.filter((one) => !shownCompanies.includes(one))}
          text={texts.moreCompanies}
          locale={locale}
        />
      </ChoiceRow>
      <ChoiceRow label={texts.makers} choices={shownMakers} texts={texts}>
        <MoreChoices
          choices={makers.filter((one) => !shownMakers.includes(one))}
          text={texts.more}
          locale={locale}
        />
      </ChoiceRow>
      <ChoiceRow
        label={texts.kinds}
        choices={choices.kinds.map(({ value, count }) => ({
          ...{ value, count, text: readerName(value, kindNames), chosen: filter.kind.includes(value) },
          href: address({ kind: toggled(filter.kind, value) }),
        }))}
        texts={texts}
      />
    </search>
  );
}

/** Of some choices those that are chosen and the `most` with most announcements that `counts` lets count, in their order. */
function foremost<One extends { readonly value: string; readonly count: number; readonly chosen: boolean }>(
  choices: readonly One[],
  most: number,
  counts: (one: One) => boolean = () => true,
): readonly One[] {
  const first = new Set(
    choices
      .filter(counts)
      .sort((a, b) => b.count - a.count)
      .slice(0, most)
      .map(({ value }) => value),
  );
  return choices.filter(({ value, chosen }) => chosen || first.has(value));
}

/** What is looked for, in a form that carries the other choices along. */
function SearchForm({ list: { filter, order }, locale, messages }: AnnouncementFilterProps) {
  const { announcements: texts, filter: labels } = messages;
  return (
    <form method="get" action={localePath(locale, "/events")} className="flex flex-wrap items-center gap-2">
      <input
        type="search"
        name="search"
        defaultValue={filter.search ?? ""}
        maxLength={FILTER.search.longest}
        placeholder={texts.searchHelp}
        aria-label={texts.search}
        className="control min-w-0 flex-1 cursor-text max-sm:min-h-11 sm:max-w-96"
      />
      {[...filterQuery({ ...filter, search: null })].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {order !== "newest" && <input type="hidden" name="order" value={order} />}
      <button type="submit" className="control max-sm:min-h-11">
        {texts.show}
      </button>
      {filterQuery(filter).size > 0 && (
        <a className="control max-sm:min-h-11" href={localePath(locale, "/events")}>
          {labels.clearAll}
        </a>
      )}
    </form>
  );
}

interface MoreChoicesProps {
  readonly choices: readonly Choice[];
  /** `More makers: {count}` */
  readonly text: string;
  readonly locale: string;
}

/** Further choices behind a press, and how the rest of them are found. */
function MoreChoices({ choices, text, locale }: MoreChoicesProps) {
  if (choices.length === 0) return null;
  const t = translator(locale, messagesIn(locale), "announcements");
  const rest = choices.length - MOST_BEHIND;
  return (
    <details className="contents">
      <summary className="control min-h-8 shrink-0 list-none [&::-webkit-details-marker]:hidden">
        {fill(text, { count: choices.length })}
        <ChevronDown aria-hidden="true" size={14} className="text-muted" />
      </summary>
      {choices.slice(0, MOST_BEHIND).map((choice) => (
        <ChoiceLink key={choice.value} choice={choice} />
      ))}
      {rest > 0 && <span className="shrink-0 text-xs text-muted">{t("rest", { count: rest })}</span>}
    </details>
  );
}

/** The orders of the list, each a link. */
export function AnnouncementOrder({
  list,
  locale,
  messages: { announcements: texts },
}: AnnouncementFilterProps) {
  return (
    <ChoiceRow
      label={texts.order}
      choices={LIST_ORDERS.map((order) => ({
        ...{ value: order, count: null, text: texts.orders[order], chosen: order === list.order },
        href: listAddress(list, locale, { order }),
      }))}
      texts={texts}
    />
  );
}

/** The year that a range is, from its first day to its last; null for any other range. */
function yearOf({ from, to }: AnnouncementList["filter"]): string | null {
  const year = from?.slice(0, 4);
  return year !== undefined && from === `${year}-01-01` && to === `${year}-12-31` ? year : null;
}
