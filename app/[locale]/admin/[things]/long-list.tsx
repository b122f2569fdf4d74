import type { ReactNode } from "react";
import { ListSearch, listPath } from "../../../../components/page/list-search.tsx";
import { FilterProblems } from "../../../../components/page/notices.tsx";
import { PageLinks } from "../../../../components/ui/page-links.tsx";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import type { ListQuery, Page } from "../../../../lib/views/paging.ts";

interface LongListProps<Order extends string> {
  readonly list: ListQuery<Order> & Page<unknown>;
  readonly path: string;
  /** The first is what the list opens on. */
  readonly orders: readonly [Order, ...Order[]];
  readonly texts: {
    readonly search: string;
    readonly searchHelp: string;
    readonly orders: Readonly<Record<Order, string>>;
  };
  /** The way to the form of a new one. */
  readonly add: ReactNode;
  readonly locale: string;
  /** The rows of the page. */
  readonly children: ReactNode;
}

/** A page of everything stored of one kind: what is looked for, its rows, and the way to the other pages. */
export function LongList<Order extends string>(props: LongListProps<Order>) {
  const { list, path, orders, texts, add, locale, children } = props;
  const messages = messagesIn(locale);
  const { page, pages, total } = list;
  return (
    <>
      <p className="my-4">{add}</p>
      <FilterProblems problems={list.problems} messages={messages} />
      <ListSearch {...{ path, orders, texts, locale, total }} asked={list} />
      {children}
      <PageLinks
        page={page}
        pages={pages}
        total={total}
        address={(other) => listPath(path, { ...list, page: other }, orders[0])}
        texts={messages.data}
      />
    </>
  );
}
