import type { Metadata } from "next";
import { MoveList } from "../../../components/moves/move-list.tsx";
import { MovesForm } from "../../../components/moves/moves-form.tsx";
import type { PageAddress } from "../../../components/page/page-query.ts";
import { PageHead, ReadingPage } from "../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { fill } from "../../../components/text/fill.ts";
import { decimal } from "../../../components/text/format.ts";
import { translator } from "../../../components/text/translator.ts";
import { ChoiceRow } from "../../../components/ui/choice-row.tsx";
import { PageLinks } from "../../../components/ui/page-links.tsx";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import { movesQueryText } from "../../../lib/reactions/questions/moves-query.ts";
import { MOVE_ORDERS, type MovesView, movesView } from "../../../lib/views/moves.ts";

export async function generateMetadata({ params }: PageAddress): Promise<Metadata> {
  const { moves } = messagesIn((await params).locale);
  return { title: moves.title, description: moves.help };
}

export default async function MovesPage({ params, searchParams }: PageAddress) {
  const { locale } = await params;
  const query = await searchParams;
  return (
    <ReadingPage locale={locale} shape="tables" read={() => movesView(query, languageOf(locale))}>
      {(view, messages) => <Moves view={view} locale={locale} messages={messages} />}
    </ReadingPage>
  );
}

interface MovesProps {
  readonly view: MovesView;
  readonly locale: string;
  readonly messages: Messages;
}

function Moves({ view, locale, messages }: MovesProps) {
  const { moves: texts } = messages;
  const t = translator(locale, messages, "moves");
  const language = languageOf(locale);
  const address = (changed: Partial<Pick<MovesView, "order" | "page">>) =>
    movesAddress(view, locale, { page: 1, ...changed });
  const companyNames = Object.fromEntries(view.companies.map(({ slug, names }) => [slug, names[language]]));
  return (
    <>
      <PageHead title={texts.title} help={texts.help} problems={view.problems} messages={messages} />
      {view.badSigma !== null && (
        <p
          role="alert"
          className="my-3 rounded border border-warning bg-warning-paper p-3 text-sm text-warning"
        >
          {fill(texts.badSigma, { given: view.badSigma })}
        </p>
      )}
      <MovesForm view={view} locale={locale} texts={texts} />
      <p className="mb-2 max-w-3xl text-xs text-muted">
        {fill(texts.method, {
          sigma: view.filter.sigma,
          first: decimal("en", view.estimation.start, 0),
          last: decimal("en", view.estimation.end, 0),
        })}
      </p>
      <ChoiceRow
        label={messages.announcements.order}
        choices={MOVE_ORDERS.map((order) => ({
          ...{ value: order, text: texts.orders[order], count: null, chosen: order === view.order },
          href: address({ order }),
        }))}
        texts={messages.announcements}
      />
      {view.cut && (
        <p className="my-2 text-sm text-warning" data-testid="cut">
          {t("cut", { from: view.cut.from, listings: view.cut.listings })}
        </p>
      )}
      {view.rows.length === 0 ? (
        <EmptyMoves view={view} locale={locale} messages={messages} />
      ) : (
        <>
          <p className="mb-1 text-sm">{t("count", { count: view.total })}</p>
          <MoveList
            moves={view.rows}
            companyNames={companyNames}
            locale={locale}
            texts={{ ...texts, flagNames: messages.notes.flagNames, andMore: messages.table.andMore }}
          />
        </>
      )}
      <PageLinks
        page={view.page}
        pages={view.pages}
        total={view.total}
        address={(page) => address({ page })}
        texts={messages.data}
      />
      {view.unstudied.length > 0 && (
        <p className="mt-2 text-xs text-muted">
          {fill(texts.unstudied, {
            listings: view.unstudied
              .map(({ symbol, reason }) => `${symbol} (${texts.reasons[reason]})`)
              .join(", "),
          })}{" "}
          {view.moreUnstudied > 0 && t("moreUnstudied", { count: view.moreUnstudied })}
        </p>
      )}
      <RelatedLinks to={["events", "stories", "methods", "data"]} locale={locale} messages={messages} />
      <p className="mt-2 text-xs text-muted">{fill(messages.app.revision, { revision: view.revision })}</p>
    </>
  );
}

/** The address of the list with another order or page; the first of each is left out. */
function movesAddress(
  { filter, search, order }: Pick<MovesView, "filter" | "search" | "order">,
  locale: string,
  changed: Partial<Pick<MovesView, "order" | "page">>,
): string {
  const query = new URLSearchParams(movesQueryText(filter));
  const next = { order, page: 1, ...changed };
  if (search !== "") query.set("search", search);
  if (next.order !== MOVE_ORDERS[0]) query.set("order", next.order);
  if (next.page > 1) query.set("page", String(next.page));
  return `${localePath(locale, "/moves")}${query.size === 0 ? "" : "?"}${query}`;
}

interface EmptyMovesProps {
  readonly view: Pick<MovesView, "filter" | "search" | "order" | "findsCompany">;
  readonly locale: string;
  readonly messages: Messages;
}

/**
 * That no day is listed, and the choices that may list some: without the search, the whole range, every company,
 * smaller moves; the last three only where the search finds a company at all.
 */
function EmptyMoves({ view, locale, messages: { moves, empty, filter: labels } }: EmptyMovesProps) {
  const { filter, search, findsCompany } = view;
  const offered = [
    ...(search === "" ? [] : [{ text: fill(empty.without, { search }), filter, search: "" }]),
    ...(findsCompany ? widerMoves(filter, { empty, filter: labels }) : []),
  ];
  return (
    <div role="status" className="panel my-3 p-6 text-center" data-testid="empty-result">
      <p>{findsCompany ? moves.empty : fill(moves.noCompany, { search })}</p>
      <ul className="no-print mt-3 flex flex-wrap justify-center gap-2 text-sm">
        {offered.map(({ text, ...changed }) => (
          <li key={text}>
            <a className="control" href={movesAddress({ ...view, ...changed }, locale, {})}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The filters that hold more days, each with its name. */
function widerMoves(
  filter: MovesView["filter"],
  { empty, filter: labels }: Pick<Messages, "empty" | "filter">,
): readonly { readonly text: string; readonly filter: MovesView["filter"] }[] {
  return [
    ...(filter.from !== null || filter.to !== null
      ? [{ text: empty.allDates, filter: { ...filter, from: null, to: null } }]
      : []),
    ...(filter.company.length > 0 ? [{ text: labels.allCompanies, filter: { ...filter, company: [] } }] : []),
    ...(filter.sigma > SMALLEST_SIGMA
      ? [{ text: empty.moves.sigma, filter: { ...filter, sigma: SMALLEST_SIGMA } }]
      : []),
  ];
}

/** The smallest number of standard deviations that can be asked for. */
const SMALLEST_SIGMA = 2;
