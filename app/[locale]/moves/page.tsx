import type { Metadata } from "next";
import { createTranslator } from "next-intl";
import { Suspense } from "react";
import { MoveList } from "../../../components/moves/move-list.tsx";
import { MovesForm } from "../../../components/moves/moves-form.tsx";
import { FilterProblems, StoreNotice } from "../../../components/page/notices.tsx";
import { PageSkeleton } from "../../../components/page/page-skeleton.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { SignOfLife } from "../../../components/page/sign-of-life.tsx";
import { fill } from "../../../components/text/fill.ts";
import { decimal } from "../../../components/text/format.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf } from "../../../lib/i18n/routing.ts";
import { attempt } from "../../../lib/views/attempt.ts";
import { movesView } from "../../../lib/views/moves.ts";

interface MovesPageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: MovesPageProps): Promise<Metadata> {
  const { moves } = messagesIn((await params).locale);
  return { title: moves.title, description: moves.help };
}

export default async function MovesPage(props: MovesPageProps) {
  return (
    <Suspense fallback={<PageSkeleton locale={(await props.params).locale} shape="tables" />}>
      <MovesContent {...props} />
      <SignOfLife />
    </Suspense>
  );
}

async function MovesContent({ params, searchParams }: MovesPageProps) {
  const { locale } = await params;
  const messages = messagesIn(locale);
  const query = await searchParams;
  const found = await attempt(() => movesView(query, languageOf(locale)));
  if (!found.ok) return <StoreNotice code={found.problem.code} messages={messages} />;
  const view = found.value;
  const { moves: texts } = messages;
  const t = createTranslator({ locale, messages, namespace: "moves" });
  const language = languageOf(locale);
  const companyNames = Object.fromEntries(view.companies.map(({ slug, names }) => [slug, names[language]]));
  return (
    <>
      <h1 className="mt-4 text-2xl">{texts.title}</h1>
      <p className="max-w-3xl text-sm text-muted">{texts.help}</p>
      <FilterProblems problems={view.problems} messages={messages} />
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
        <p role="status" className="panel my-3 p-10 text-center">
          {texts.empty}
        </p>
      ) : (
        <>
          <p className="mb-1 text-sm">{t("count", { count: view.moves.length + view.more })}</p>
          <MoveList
            moves={view.moves}
            companyNames={companyNames}
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
