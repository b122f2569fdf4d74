import { clsx } from "clsx";
import { LONGEST_SEARCH } from "../../lib/searchable.ts";

interface SearchFieldProps<Order extends string> {
  readonly search: string;
  readonly order: Order;
  /** The order that the list opens on, which its address leaves out. */
  readonly opening: Order;
  readonly texts: { readonly search: string; readonly searchHelp: string };
  /** How wide it is. */
  readonly className: string;
}

/** What is looked for in a long list, in a form that keeps the order which was chosen. */
export function SearchField<Order extends string>(props: SearchFieldProps<Order>) {
  const { search, order, opening, texts, className } = props;
  return (
    <>
      <input
        type="search"
        name="search"
        defaultValue={search}
        maxLength={LONGEST_SEARCH}
        placeholder={texts.searchHelp}
        aria-label={texts.search}
        className={clsx("control min-w-0 cursor-text max-sm:min-h-11", className)}
      />
      {order !== opening && <input type="hidden" name="order" value={order} />}
    </>
  );
}
