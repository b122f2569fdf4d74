import type { Messages } from "../../../../lib/i18n/messages.ts";
import type { AskedQuotes } from "../../../../lib/views/admin/quotes-admin.ts";

interface QuoteChoiceProps {
  readonly symbols: readonly string[];
  readonly symbol: string;
  /** The range in which it is looked, where there is one. */
  readonly range?: Pick<AskedQuotes, "from" | "to">;
  readonly texts: Pick<Messages["adminQuotes"]["bars"], "choose" | "fromLabel" | "toLabel" | "show">;
}

/** Which instrument's days or actions are listed. */
export function QuoteChoice({ symbols, symbol, range, texts }: QuoteChoiceProps) {
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
