import type { Messages } from "../../i18n/messages.ts";
import { fill } from "../fill.ts";

/** The parameters of the data page's address that choose a page of a list. */
export type PageParameter = "findings" | "revisions";

interface PageLinksProps {
  readonly parameter: PageParameter;
  /** The page of every list that is shown now. */
  readonly shown: Readonly<Record<PageParameter, number>>;
  readonly pages: number;
  readonly total: number;
  readonly texts: Messages["data"];
}

/** The way to the pages before and after; nothing where a list has one page. The other list stays where it is. */
export function PageLinks({ parameter, shown, pages, total, texts }: PageLinksProps) {
  const page = shown[parameter];
  if (pages < 2) return null;
  return (
    <nav
      aria-label={fill(texts.pageOf, { page, pages, total })}
      className="mt-2 flex gap-3 text-sm text-muted"
    >
      {page > 1 && (
        <a href={pageAddress({ ...shown, [parameter]: page - 1 }, parameter)} rel="prev">
          {texts.previousPage}
        </a>
      )}
      <span>{fill(texts.pageOf, { page, pages, total })}</span>
      {page < pages && (
        <a href={pageAddress({ ...shown, [parameter]: page + 1 }, parameter)} rel="next">
          {texts.nextPage}
        </a>
      )}
    </nav>
  );
}

/** The address of the data page with these pages of its lists, at one of them; a first page is left out. */
export function pageAddress(shown: Readonly<Record<PageParameter, number>>, at: PageParameter): string {
  const query = Object.entries(shown)
    .filter(([, page]) => page > 1)
    .map(([parameter, page]) => `${parameter}=${page}`)
    .join("&");
  return `?${query}#${at}`;
}
