import type { ReactNode } from "react";
import { PageLinks } from "../../../../components/ui/page-links.tsx";
import { type Messages, messagesIn } from "../../../../lib/i18n/messages.ts";
import type { AskedQuotes } from "../../../../lib/views/admin/quotes-admin.ts";
import type { Page } from "../../../../lib/views/paging.ts";

interface QuoteChoiceProps {
  readonly symbols: readonly string[];
  readonly symbol: string;
  /** The range in which it is looked, where there is one. */
  readonly range?: Pick<AskedQuotes, "from" | "to">;
  readonly texts: Pick<Messages["adminQuotes"]["bars"], "choose" | "fromLabel" | "toLabel" | "show">;
}

/** Which instrument's days or actions are listed. */
function QuoteChoice({ symbols, symbol, range, texts }: QuoteChoiceProps) {
  return (
    <form method="get" className="flex flex-wrap items-end gap-2 text-sm">
      <label className="grid gap-1">
        {texts.choose}
        <select name="symbol" defaultValue={symbol} className="control" dir="ltr">
          {symbols.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      {range && (
        <>
          <label className="grid gap-1">
            {texts.fromLabel}
            <input type="date" name="from" defaultValue={range.from} className="control" />
          </label>
          <label className="grid gap-1">
            {texts.toLabel}
            <input type="date" name="to" defaultValue={range.to} className="control" />
          </label>
        </>
      )}
      <button type="submit" className="control">
        {texts.show}
      </button>
    </form>
  );
}

interface QuoteListsProps extends QuoteChoiceProps {
  /** The way to the form of a new one, and what else begins here. */
  readonly add: ReactNode;
  readonly texts: QuoteChoiceProps["texts"] & Pick<Messages["adminQuotes"]["bars"], "heldTitle">;
  /** A page of what is held back of all instruments, as it is drawn, and the page's query but for that page's number. */
  readonly held: Page<unknown>;
  readonly heldRows: ReactNode;
  readonly heldPath: string;
  readonly locale: string;
  /** What is stored of the instrument chosen, or that there is nothing. */
  readonly stored: ReactNode;
}

/** What is held back, and below it what is stored of one instrument. */
export function QuoteLists(props: QuoteListsProps) {
  const { add, held, heldRows, heldPath, stored, locale, ...choice } = props;
  const { page, pages, total } = held;
  const { symbol, texts } = choice;
  return (
    <>
      <div className="my-4 flex flex-wrap items-end gap-2">
        <QuoteChoice {...choice} />
        <p className="ms-auto flex flex-wrap gap-2">{add}</p>
      </div>
      {total > 0 && (
        <section aria-labelledby="held">
          <h2 id="held" className="mt-4 font-semibold">
            {texts.heldTitle}
          </h2>
          {heldRows}
          <PageLinks
            page={page}
            pages={pages}
            total={total}
            address={(other) => `${heldPath === "" ? "?" : `${heldPath}&`}held=${other}#held`}
            texts={messagesIn(locale).data}
          />
        </section>
      )}
      {symbol !== "" && (
        <section aria-labelledby="stored">
          <h2 id="stored" className="mt-4 font-semibold">
            <bdi dir="ltr">{symbol}</bdi>
          </h2>
          {stored}
        </section>
      )}
    </>
  );
}
