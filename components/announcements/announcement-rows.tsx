"use client";

import { useMemo } from "react";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import type {
  AnnouncementList,
  ListedAnnouncement,
  ListedReaction,
} from "../../lib/views/announcement-list.ts";
import { AnnouncedTimes } from "../figure/timeline/announced-times.tsx";
import { direction, MISSING, percent } from "../text/format.ts";
import { listed } from "../text/lists.ts";
import { OriginalTitle } from "../text/original-title.tsx";
import { OwnTitle } from "../text/own-title.tsx";
import type { PackedText } from "../text/pack.ts";
import { readerName } from "../text/reader-name.ts";
import { unpack } from "../text/unpack.ts";
import type { AnnouncementRowTexts } from "./announcement-row-texts.ts";

interface AnnouncementRowsProps {
  readonly list: PackedText<Pick<AnnouncementList, "rows" | "zones">>;
  readonly locale: string;
  readonly texts: AnnouncementRowTexts;
}

/** Announcements one below the other: when, what, by whom, and what the companies that they name did on day 0. */
export function AnnouncementRows({ list, locale, texts }: AnnouncementRowsProps) {
  const { rows, zones } = useMemo(() => unpack(list), [list]);
  return (
    <ul className="panel divide-y divide-grid *:grid *:gap-x-4 *:px-3 *:py-1.5 *:text-sm sm:*:grid-cols-[14rem_1fr_15rem] lg:*:grid-cols-[20rem_1fr_11rem_17rem]">
      {rows.map((announced) => (
        <li key={announced.slug}>
          <span className="text-xs text-muted sm:row-span-2 lg:row-span-1">
            <AnnouncedTimes
              announced={announced}
              zones={zones}
              locale={locale}
              labels={texts.times}
              precision={texts.precision[announced.precision]}
            />
          </span>
          <span>
            <a className="target" href={localePath(locale, `/events/${announced.slug}`)}>
              <OwnTitle>{announced.title}</OwnTitle>
            </a>
            <OriginalTitle title={announced.originalTitle} className="text-xs" />
          </span>
          <span className="text-muted sm:order-last sm:col-start-2 lg:order-none lg:col-start-auto">
            <bdi>{readerName(announced.maker, texts.makerNames)}</bdi>
            <span className="text-xs lg:block">
              <span className="lg:hidden"> · </span>
              {listed(
                locale,
                announced.kinds.map((kind) => readerName(kind, texts.kindNames)),
              )}
            </span>
          </span>
          <NamedCompanies announced={announced} locale={locale} texts={texts.companies} />
        </li>
      ))}
    </ul>
  );
}

interface NamedCompaniesProps extends Pick<AnnouncementRowsProps, "locale"> {
  readonly announced: ListedAnnouncement;
  readonly texts: AnnouncementRowTexts["companies"];
}

/** Each company that an announcement names with its return on day 0; or that it names none, and where to look then. */
function NamedCompanies({ announced: { slug, precision, companies }, locale, texts }: NamedCompaniesProps) {
  const href = localePath(locale, `/events/${slug}`);
  if (companies.length === 0) {
    return (
      <span className="text-xs text-muted">
        {texts.namesNone}{" "}
        {precision !== "month" && (
          <a href={href} className="target">
            {texts.allListings}
          </a>
        )}
      </span>
    );
  }
  return (
    <ul className="*:flex *:flex-wrap *:items-baseline *:gap-x-2">
      {companies.map((company) => (
        <li key={company.slug}>
          <a href={localePath(locale, `/companies/${company.slug}`)} className="target text-ink underline">
            {company.names[languageOf(locale)]}
          </a>
          <DayZeroReturn {...{ company, precision, href, locale, texts }} />
        </li>
      ))}
    </ul>
  );
}

interface DayZeroReturnProps {
  readonly company: ListedReaction;
  readonly precision: ListedAnnouncement["precision"];
  readonly href: string;
  readonly locale: string;
  readonly texts: AnnouncementRowTexts["companies"];
}

/** A company's return on day 0 as a link to its figures; a dash with the reason where there is none. */
function DayZeroReturn({ company: { reaction }, precision, href, locale, texts }: DayZeroReturnProps) {
  // Of a month nothing is studied, which the date says already.
  if (reaction === null || precision === "month") return null;
  if (reaction.return === null) {
    return (
      <span className="text-xs text-muted">
        {MISSING} {texts.status[reaction.status]}
      </span>
    );
  }
  const heading = direction(reaction.return);
  const colour = heading === "up" ? "text-up" : heading === "down" ? "text-down" : "text-ink";
  return (
    <a href={`${href}#listing-${reaction.symbol}`} className={`target ${colour}`}>
      {percent(locale, reaction.return)}
      {reaction.limit !== null && (
        <span className="text-xs">
          {" "}
          {reaction.limit === "up" ? texts.limitUpShort : texts.limitDownShort}
        </span>
      )}
    </a>
  );
}
