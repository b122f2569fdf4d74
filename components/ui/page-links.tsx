import type { Messages } from "../../lib/i18n/messages.ts";
import { fill } from "../text/fill.ts";

interface PageLinksProps {
  /** The page that is shown, from 1. */
  readonly page: number;
  readonly pages: number;
  /** Rows on all pages. */
  readonly total: number;
  /** The address of a page. */
  readonly address: (page: number) => string;
  readonly texts: Pick<Messages["data"], "pageOf" | "previousPage" | "nextPage">;
}

/** The way to the pages before and after; nothing where a list has one page. */
export function PageLinks({ page, pages, total, address, texts }: PageLinksProps) {
  if (pages < 2) return null;
  return (
    <nav
      aria-label={fill(texts.pageOf, { page, pages, total })}
      className="no-print mt-2 flex gap-3 text-sm text-muted"
    >
      {page > 1 && (
        <a href={address(page - 1)} rel="prev">
          {texts.previousPage}
        </a>
      )}
      <span>{fill(texts.pageOf, { page, pages, total })}</span>
      {page < pages && (
        <a href={address(page + 1)} rel="next">
          {texts.nextPage}
        </a>
      )}
    </nav>
  );
}
