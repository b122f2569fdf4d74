import { messagesIn } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { Comparison } from "../../lib/views/compare.ts";
import { accessDate, type Cited } from "../../lib/views/social/citation.ts";
import { Citation } from "../social/citation.tsx";
import { lastOf, quotesEnds } from "../social/cited-texts.ts";
import { JsonLd } from "../social/json-ld.tsx";
import { breadcrumbData, datasetData } from "../social/linked-data.ts";
import { citationTexts } from "../social/page-citation.tsx";

interface CompareShareProps {
  readonly view: Pick<Comparison, "revision" | "exports" | "query" | "notes">;
  readonly title: string;
  readonly origin: string;
  readonly locale: string;
}

/** How a comparison is handed on: for people a link and a citation, for machines what it is. */
export function CompareShare({ view, title, origin, locale }: CompareShareProps) {
  const messages = messagesIn(locale);
  const { revision, query } = view;
  const path = `/compare?${query}`;
  const quotes = quotesEnds(view.notes);
  const place = { origin, locale, messages };
  const cited: Cited = {
    site: messages.app.name,
    title,
    key: "compare",
    revision,
    quotesTo: lastOf(quotes),
    address: origin + localePath(locale, path),
    accessed: accessDate(new Date()),
  };
  const exports = { reactions: view.exports.reactions };
  return (
    <>
      <Citation {...citationTexts({ cited, quotes }, locale, messages)} texts={messages.share} />
      <JsonLd data={datasetData({ name: title, path, exports, range: null, revision }, place)} />
      <JsonLd
        data={breadcrumbData(
          [
            { name: messages.nav.board, path: "/" },
            { name: messages.nav.compare, path: "/compare" },
            { name: title, path },
          ],
          place,
        )}
      />
    </>
  );
}
