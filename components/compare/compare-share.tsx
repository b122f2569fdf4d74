import { messagesIn } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { Comparison } from "../../lib/views/compare.ts";
import { accessDate, type Cited } from "../../lib/views/social/citation.ts";
import { Citation } from "../social/citation.tsx";
import { lastOf, quotesEnds } from "../social/cited-texts.ts";
import { JsonLd } from "../social/json-ld.tsx";
import { breadcrumbData, datasetData } from "../social/linked-data.ts";
import { citationTexts } from "../social/page-citation.tsx";
import { ShareMenu } from "../social/share-menu.tsx";

interface CompareShareProps {
  readonly view: Pick<Comparison, "revision" | "exports" | "query" | "notes">;
  readonly title: string;
  readonly origin: string;
  readonly locale: string;
}

/** A comparison's citation, with what it found as its title. */
function comparisonCitation({ view, title, origin, locale }: CompareShareProps) {
  const messages = messagesIn(locale);
  const quotes = quotesEnds(view.notes);
  const cited: Cited = {
    site: messages.app.name,
    title,
    key: "compare",
    revision: view.revision,
    quotesTo: lastOf(quotes),
    address: origin + localePath(locale, `/compare?${view.query}`),
    accessed: accessDate(new Date()),
  };
  return citationTexts({ cited, quotes }, locale, messages);
}

/** The button beside the figures that hands the comparison on. */
export function CompareShareMenu(props: CompareShareProps) {
  const { share, filter } = messagesIn(props.locale);
  const texts = { ...share, loadFailed: filter.loadFailed };
  return <ShareMenu {...comparisonCitation(props)} embed={null} texts={texts} />;
}

/** How a comparison is handed on: for people a link and a citation, for machines what it is. */
export function CompareShare(props: CompareShareProps) {
  const { view, title, origin, locale } = props;
  const messages = messagesIn(locale);
  const path = `/compare?${view.query}`;
  const place = { origin, locale, messages };
  const { revision } = view;
  const exports = { reactions: view.exports.reactions };
  return (
    <>
      <Citation {...comparisonCitation(props)} texts={messages.share} />
      <JsonLd data={datasetData({ name: title, path, exports, range: null, revision }, place)} />
      <JsonLd
        data={breadcrumbData(
          [
            { name: messages.nav.compare, path: "/compare" },
            { name: title, path },
          ],
          place,
        )}
      />
    </>
  );
}
