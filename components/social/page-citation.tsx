import { filterQuery } from "../../lib/filters/query.ts";
import type { Filter } from "../../lib/filters.ts";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import { accessDate } from "../../lib/views/social/citation.ts";
import { Citation } from "./citation.tsx";

interface PageCitationProps {
  /** The page, without a language: `/events/qwq-32b`. */
  readonly path: string;
  readonly title: string;
  /** What the page shows beyond its path, and what it opens on. */
  readonly filter: Filter;
  readonly opening: Filter;
  /** What the address says beside the filter. */
  readonly beside?: URLSearchParams;
  readonly revision: number;
  readonly origin: string;
  readonly locale: string;
}

/** How a page with a filter is cited, at the address that shows the same again. */
export function PageCitation(props: PageCitationProps) {
  const { path, title, filter, opening, beside = [], revision, origin, locale } = props;
  const messages = messagesIn(locale);
  const query = new URLSearchParams([...beside, ...filterQuery(filter, opening)]).toString();
  const cited = {
    site: messages.app.name,
    title,
    key: path === "/" ? "board" : path.slice(1).replaceAll("/", "-"),
    revision,
    address: withQuery(origin + localePath(locale, path), query),
    accessed: accessDate(new Date()),
  };
  return <Citation cited={cited} locale={locale} messages={messages} />;
}

/** An address with a query, without a lone `?` where there is none. */
const withQuery = (address: string, query: string): string =>
  query === "" ? address : `${address}?${query}`;
