import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { subjectTexts } from "../../../../components/admin/sentences.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { localePath } from "../../../../lib/i18n/routing.ts";
import { AdminPage } from "../admin-page.tsx";
import { type AdminQuery, pathWith, queryText } from "../query.ts";
import { listPath, subjectIn } from "../subject-paths.ts";
import { SUBJECT_PAGES } from "./subject-pages.ts";

interface ListProps {
  readonly params: Promise<{ locale: string; things: string }>;
  readonly searchParams: AdminQuery;
}

export async function generateMetadata({ params }: ListProps): Promise<Metadata> {
  const { locale, things } = await params;
  const subject = subjectIn(things);
  return subject ? { title: subjectTexts(messagesIn(locale), subject).title } : {};
}

/** Everything stored of one kind, with the way to add one. */
export default async function ListPage({ params, searchParams }: ListProps) {
  const { locale, things } = await params;
  const query = await searchParams;
  const subject = subjectIn(things) ?? notFound();
  const { List } = SUBJECT_PAGES[subject];
  return (
    <AdminPage locale={locale} path={pathWith(listPath(subject), query)}>
      {async (messages) => {
        const texts = subjectTexts(messages, subject);
        return (
          <>
            <h1 className="mt-4 text-2xl">{texts.title}</h1>
            <p className="text-sm text-muted">{texts.help}</p>
            {queryText(query, "done") === "removed" && (
              <p role="status" className="my-3 font-semibold">
                {texts.removed}
              </p>
            )}
            {
              await List({
                locale,
                messages,
                query,
                add: (
                  <a className="control" href={localePath(locale, `${listPath(subject)}/new`)}>
                    {texts.add}
                  </a>
                ),
              })
            }
          </>
        );
      }}
    </AdminPage>
  );
}
