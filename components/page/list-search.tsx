import { messagesIn } from "../../lib/i18n/messages.ts";
import { translator } from "../text/translator.ts";
import { ChoiceRow } from "../ui/choice-row.tsx";
import { SearchField } from "./search-field.tsx";

/** What a long list was asked for. */
interface AskedList<Order extends string> {
  readonly search: string;
  readonly order: Order;
}

/** The address of a list with something of it changed; a first page and the order that it opens on are left out. */
export function listPath<Order extends string>(
  path: string,
  { search, order, page = 1 }: AskedList<Order> & { readonly page?: number },
  opening: Order,
): string {
  const query = new URLSearchParams();
  if (search !== "") query.set("search", search);
  if (order !== opening) query.set("order", order);
  if (page > 1) query.set("page", String(page));
  return query.size === 0 ? path : `${path}?${query}`;
}

interface ListSearchProps<Order extends string> {
  readonly asked: AskedList<Order>;
  /** The page that the form leads to, and where everything is listed again. */
  readonly path: string;
  /** In the order of their links; the first is what the list opens on. */
  readonly orders: readonly [Order, ...Order[]];
  readonly texts: {
    readonly search: string;
    readonly searchHelp: string;
    readonly orders: Readonly<Record<Order, string>>;
  };
  readonly locale: string;
  /** Rows on all pages of what was found. */
  readonly total: number;
  /** What an order's address points to within the page. */
  readonly anchor?: string;
}

/** What is looked for in a long list and in which order: a form and links, so that each is an address. */
export function ListSearch<Order extends string>(props: ListSearchProps<Order>) {
  const { asked, path, orders, texts, locale, total, anchor } = props;
  const messages = messagesIn(locale);
  const [opening] = orders;
  const t = translator(locale, messages, "lists");
  const { search, order } = asked;
  return (
    <div className="no-print my-3 grid grid-cols-1 gap-2 text-sm">
      <search aria-label={texts.search}>
        <form method="get" action={path} className="flex flex-wrap items-center gap-2">
          <SearchField
            search={search}
            order={order}
            opening={opening}
            texts={texts}
            className="flex-1 sm:max-w-96"
          />
          <button type="submit" className="control max-sm:min-h-11">
            {messages.announcements.show}
          </button>
          {search !== "" && (
            <a className="control max-sm:min-h-11" href={path}>
              {messages.filter.clearAll}
            </a>
          )}
        </form>
      </search>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <p className="font-semibold" data-testid="list-count">
          {t("found", { count: total })}
        </p>
        <ChoiceRow
          label={messages.announcements.order}
          choices={orders.map((value) => ({
            ...{ value, text: texts.orders[value], count: null, chosen: value === order },
            href: listPath(path, { search, order: value }, opening) + (anchor ? `#${anchor}` : ""),
          }))}
          texts={messages.announcements}
        />
      </div>
    </div>
  );
}
