import { filterQuery } from "../../lib/filters/query.ts";
import type { Filter } from "../../lib/filters.ts";
import { type Messages, messagesIn } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import { accessDate, bibtex, type Cited } from "../../lib/views/social/citation.ts";
import { fill } from "../text/fill.ts";
import { Citation } from "./citation.tsx";
import { figureCitation, lastOf, type QuotesEnd } from "./cited-texts.ts";
import { embedMarkup } from "./embed-markup.ts";
import { ShareMenu } from "./share-menu.tsx";

export interface PageCitationProps {
  /** The page, without a language: `/events/qwq-32b`. */
  readonly path: string;
  readonly title: string;
  /** What the page shows, in words and figures, in place of its title in quotes. */
  readonly said?: string;
  /** How far the quotes behind it reach; empty where it is about none. */
  readonly quotes?: readonly QuotesEnd[];
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
  const messages = messagesIn(props.locale);
  const { sentence, entry } = pageCitation(props, messages);
  return <Citation sentence={sentence} entry={entry} texts={messages.share} />;
}

interface PageShareProps extends PageCitationProps {
  /** Whether the chart alone can stand in somebody's page, and under which title. */
  readonly embedded?: string;
}

/** The same beside the figure, behind one button, with the link and what else hands it on. */
export function PageShare({ embedded, ...props }: PageShareProps) {
  const { path, origin, locale } = props;
  const messages = messagesIn(locale);
  const address = origin + localePath(locale, `/embed${path}`);
  const embed = embedded === undefined ? null : embedMarkup(address, `${embedded} · ${messages.app.name}`);
  const { loadFailed } = messages.filter;
  return (
    <ShareMenu {...pageCitation(props, messages)} embed={embed} texts={{ ...messages.share, loadFailed }} />
  );
}

/** A page's citation as a sentence and as BibTeX. */
function pageCitation(props: PageCitationProps, messages: Messages): CitationSentences {
  const { path, title, said, quotes = [], filter, opening, beside = [], revision, origin, locale } = props;
  const query = new URLSearchParams([...beside, ...filterQuery(filter, opening)]).toString();
  const cited: Cited = {
    site: messages.app.name,
    title,
    key: path === "/" ? "board" : path.slice(1).replaceAll("/", "-"),
    revision,
    quotesTo: lastOf(quotes),
    address: withQuery(origin + localePath(locale, path), query),
    accessed: accessDate(new Date()),
  };
  return citationTexts({ cited, said, quotes }, locale, messages);
}

interface CitationSentences {
  readonly sentence: string;
  readonly entry: string;
}

/** What is cited as a sentence and as BibTeX; the sentence has the title in quotes unless something else is `said`. */
export function citationTexts(
  {
    cited,
    said,
    quotes,
  }: { readonly cited: Cited; readonly said?: string | undefined; readonly quotes: readonly QuotesEnd[] },
  locale: string,
  messages: Messages,
): CitationSentences {
  const text = said ?? fill(messages.share.citedTitle, { title: cited.title });
  return { sentence: figureCitation(text, { ...cited, quotes }, locale, messages), entry: bibtex(cited) };
}

/** An address with a query, without a lone `?` where there is none. */
const withQuery = (address: string, query: string): string =>
  query === "" ? address : `${address}?${query}`;
