import type { Metadata } from "next";
import { AccessEntry } from "../../../../components/admin/access-entry.tsx";
import { LogEntry } from "../../../../components/admin/log-entry.tsx";
import { CheckedQuote } from "../../../../components/admin/quotes/checked-quote.tsx";
import { fill } from "../../../../components/text/fill.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { localePath } from "../../../../lib/i18n/routing.ts";
import { changeLog } from "../../../../lib/views/admin/announcements-admin.ts";
import { findingsAt } from "../../../../lib/views/admin/quotes-admin.ts";
import { AdminPage } from "../admin-page.tsx";
import { type AdminQuery, queryText } from "../query.ts";
import { undoAction } from "./actions.ts";

interface LogPageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: AdminQuery;
}

export async function generateMetadata({ params }: LogPageProps): Promise<Metadata> {
  return { title: messagesIn((await params).locale).admin.log.title };
}

export default async function LogPage({ params, searchParams }: LogPageProps) {
  const { locale } = await params;
  const query = await searchParams;
  const undone = queryText(query, "undone");
  return (
    <AdminPage locale={locale} path="/admin/log">
      {async (messages) => {
        const { log } = messages.admin;
        const { part, parts, page, pages, entries } = await changeLog(
          Number(queryText(query, "page")),
          queryText(query, "part"),
        );
        const toPage = (number: number, of = part) =>
          localePath(locale, `/admin/log?${of === "all" ? "" : `part=${of}&`}page=${number}`);
        const changed = entries.find(({ id }) => String(id) === undone);
        const isQuote = changed?.subject === "bar" || changed?.subject === "action";
        return (
          <>
            <h1 className="mt-4 text-2xl">{log.title}</h1>
            <p className="text-sm text-muted">{log.help}</p>
            <nav aria-label={log.parts.label} className="mt-2 flex flex-wrap gap-x-4 text-sm">
              {parts.map((known) => (
                <a
                  key={known}
                  href={toPage(1, known)}
                  className="target aria-[current]:font-semibold"
                  {...(known === part && { "aria-current": "page" })}
                >
                  {log.parts[known]}
                </a>
              ))}
            </nav>
            {/^\d+$/.test(undone) && (
              <p role="status" className="my-2 font-semibold">
                {fill(log.undone, { entry: undone })}
              </p>
            )}
            {isQuote && (
              <CheckedQuote findings={await findingsAt(changed.key)} locale={locale} messages={messages} />
            )}
            {entries.length === 0 && <p className="my-6">{log.empty}</p>}
            <ol className="mt-4 grid gap-3">
              {entries.map((entry) =>
                entry.subject === "session" ? (
                  <AccessEntry key={entry.id} entry={entry} locale={locale} messages={messages} />
                ) : (
                  <LogEntry
                    key={entry.id}
                    entry={entry}
                    locale={locale}
                    messages={messages}
                    undo={undoAction}
                  />
                ),
              )}
            </ol>
            {pages > 1 && (
              <nav aria-label={log.title} className="mt-4 flex flex-wrap items-center gap-3 text-sm">
                {page > 1 && <a href={toPage(page - 1)}>{log.newer}</a>}
                <span>{fill(log.page, { page, pages })}</span>
                {page < pages && <a href={toPage(page + 1)}>{log.older}</a>}
              </nav>
            )}
          </>
        );
      }}
    </AdminPage>
  );
}
