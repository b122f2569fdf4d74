import type { Metadata } from "next";
import { createTranslator } from "next-intl";
import { MoveList } from "../../../components/moves/move-list.tsx";
import { MovesForm } from "../../../components/moves/moves-form.tsx";
import type { PageAddress } from "../../../components/page/page-query.ts";
import { PageHead, ReadingPage } from "../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { fill } from "../../../components/text/fill.ts";
import { decimal } from "../../../components/text/format.ts";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import { movesQueryText } from "../../../lib/reactions/moves-query.ts";
import { type MovesView, movesView } from "../../../lib/views/moves.ts";
import { currentAdmin } from "../admin/current-admin.ts";

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

async function Moves({ view, locale, messages }: MovesProps) {
  const admin = (await currentAdmin()) !== null;
  const { moves: texts } = messages;
  const t = createTranslator({ locale, messages, namespace: "moves" });
  const language = languageOf(locale);
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
      {view.moves.length === 0 ? (
        <EmptyMoves filter={view.filter} locale={locale} messages={messages} />
      ) : (
        <>
          <p className="mb-1 text-sm">{t("count", { count: view.moves.length + view.more })}</p>
          <MoveList
            moves={view.moves}
            companyNames={companyNames}
            mayAdd={admin}
            locale={locale}
            texts={{ ...texts, flagNames: messages.notes.flagNames, andMore: messages.table.andMore }}
          />
        </>
      )}
      {view.more > 0 && <p className="mt-2 text-sm">{t("more", { count: view.more })}</p>}
      {view.unstudied.length > 0 && (
        <p className="mt-2 text-xs text-muted">
          {fill(texts.unstudied, {
            listings: view.unstudied
              .map(({ symbol, reason }) => `${symbol} (${texts.reasons[reason]})`)
              .join(", "),
          })}
        </p>
      )}
      <RelatedLinks to={["events", "methods", "data"]} locale={locale} messages={messages} />
      <p className="mt-2 text-xs text-muted">{fill(messages.app.revision, { revision: view.revision })}</p>
    </>
  );
}

interface EmptyMovesProps {
  readonly filter: MovesView["filter"];
  readonly locale: string;
  readonly messages: Messages;
}

/** That no day is listed, and the choices that may list some: the whole range, every company, smaller moves. */
function EmptyMoves({ filter, locale, messages: { moves, empty, filter: labels } }: EmptyMovesProps) {
  const wider = [
    ...(filter.from !== null || filter.to !== null
      ? [{ text: empty.allDates, filter: { ...filter, from: null, to: null } }]
      : []),
    ...(filter.company.length > 0 ? [{ text: labels.allCompanies, filter: { ...filter, company: [] } }] : []),
    ...(filter.sigma > SMALLEST_SIGMA
      ? [{ text: empty.moves.sigma, filter: { ...filter, sigma: SMALLEST_SIGMA } }]
      : []),
  ];
  return (
    <div role="status" className="panel my-3 p-6 text-center" data-testid="empty-result">
      <p>{moves.empty}</p>
      <ul className="no-print mt-3 flex flex-wrap justify-center gap-2 text-sm">
        {wider.map(({ text, filter: other }) => (
          <li key={text}>
            <a className="control" href={`${localePath(locale, "/moves")}?${movesQueryText(other)}`}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The smallest number of standard deviations that can be asked for. */
const SMALLEST_SIGMA = 2;
