import type { Metadata } from "next";
import { createTranslator } from "next-intl";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { searchAnnouncements } from "../../../../lib/views/admin/announcements-admin.ts";
import { AdminPage } from "../admin-page.tsx";
import { type AdminQuery, queryText } from "../query.ts";

interface AnnouncementsProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: AdminQuery;
}

export async function generateMetadata({ params }: AnnouncementsProps): Promise<Metadata> {
  return { title: messagesIn((await params).locale).admin.announcements.title };
}

export default async function AnnouncementsPage({ params, searchParams }: AnnouncementsProps) {
  const { locale } = await params;
  const query = await searchParams;
  const words = queryText(query, "q");
  return (
    <AdminPage locale={locale} path="/admin/announcements">
      {async (messages) => {
        const { announcements, total } = await searchAnnouncements(words, languageOf(locale));
        const texts = messages.admin.announcements;
        const t = createTranslator({ locale, messages, namespace: "admin.announcements" });
        return (
          <>
            <h1 className="mt-4 text-2xl">{texts.title}</h1>
            <p className="text-sm text-muted">{texts.help}</p>
            {queryText(query, "done") === "removed" && (
              <p role="status" className="my-3 font-semibold">
                {texts.removed}
              </p>
            )}
            <div className="my-4 flex flex-wrap items-end gap-2">
              <search>
                <form className="flex flex-wrap items-end gap-2" method="get">
                  <label htmlFor="q" className="grid gap-1 text-sm">
                    {texts.search}
                    <input
                      id="q"
                      name="q"
                      type="search"
                      defaultValue={words}
                      className="control cursor-text"
                      dir="auto"
                    />
                  </label>
                  <button type="submit" className="control">
                    {texts.searchButton}
                  </button>
                </form>
              </search>
              <div className="ms-auto flex flex-wrap gap-2">
                <a className="control" href={localePath(locale, "/admin/announcements/new")}>
                  {texts.add}
                </a>
                <a className="control" href="/api/v1/admin/announcements" download>
                  {texts.export}
                </a>
                <a className="control" href={localePath(locale, "/admin/announcements/import")}>
                  {texts.import}
                </a>
              </div>
            </div>
            <p className="text-sm text-muted">{t("found", { count: total })}</p>
            {announcements.length > 0 && (
              <ul className="panel mt-2 divide-y divide-grid text-sm">
                {announcements.map(({ slug, title, maker, localDate }) => (
                  <li key={slug} className="grid gap-x-4 px-3 py-2 sm:grid-cols-[7rem_1fr_14rem]">
                    <span className="text-muted" dir="ltr">
                      {localDate}
                    </span>
                    <a href={localePath(locale, `/admin/announcements/${slug}`)} dir="auto">
                      {title}
                    </a>
                    <span className="text-muted">{maker}</span>
                  </li>
                ))}
              </ul>
            )}
            {total > announcements.length && (
              <p className="mt-2 text-sm text-muted">
                {t("narrow", { count: total - announcements.length })}
              </p>
            )}
          </>
        );
      }}
    </AdminPage>
  );
}
