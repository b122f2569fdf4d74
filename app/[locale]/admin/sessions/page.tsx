import type { Metadata } from "next";
import { SessionsTable } from "../../../../components/admin/sessions-table.tsx";
import { fill } from "../../../../components/text/fill.ts";
import { openSessions } from "../../../../lib/admin/access/session.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { AdminPage } from "../admin-page.tsx";
import { type AdminQuery, queryText } from "../query.ts";
import { endSessionsAction } from "./actions.ts";

interface SessionsPageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: AdminQuery;
}

export async function generateMetadata({ params }: SessionsPageProps): Promise<Metadata> {
  return { title: messagesIn((await params).locale).admin.sessions.title };
}

export default async function SessionsPage({ params, searchParams }: SessionsPageProps) {
  const { locale } = await params;
  const query = await searchParams;
  const [ended, failure] = [queryText(query, "ended"), queryText(query, "problem")];
  return (
    <AdminPage locale={locale} path="/admin/sessions">
      {async ({ admin: { sessions: texts } }, admin) => (
        <>
          <h1 className="mt-4 text-2xl">{texts.title}</h1>
          <p className="max-w-3xl text-sm text-muted">{texts.help}</p>
          {/^\d+$/.test(ended) && (
            <p role="status" className="my-2 font-semibold">
              {fill(texts.ended, { count: ended })}
            </p>
          )}
          {failure !== "" && (
            <p role="alert" className="my-2 text-warning">
              {texts.notEnded}
            </p>
          )}
          <SessionsTable
            sessions={await openSessions(admin, Date.now())}
            locale={locale}
            texts={texts}
            end={endSessionsAction}
          />
        </>
      )}
    </AdminPage>
  );
}
