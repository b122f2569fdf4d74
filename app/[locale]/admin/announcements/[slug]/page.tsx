import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnnouncementForm } from "../../../../../components/admin/announcement-form.tsx";
import { RemoveForm } from "../../../../../components/admin/remove-form.tsx";
import { fill } from "../../../../../components/text/fill.ts";
import { type Messages, messagesIn } from "../../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../../lib/i18n/routing.ts";
import {
  type EditedAnnouncement,
  editedAnnouncement,
} from "../../../../../lib/views/admin/announcements-admin.ts";
import { AdminPage } from "../../admin-page.tsx";
import { type AdminQuery, queryText } from "../../query.ts";
import { removeAnnouncementAction, saveAnnouncementAction } from "../actions.ts";
import { formTexts } from "../form-texts.ts";

interface EditAnnouncementProps {
  readonly params: Promise<{ locale: string; slug: string }>;
  readonly searchParams: AdminQuery;
}

export async function generateMetadata({ params }: EditAnnouncementProps): Promise<Metadata> {
  const { locale, slug } = await params;
  return { title: fill(messagesIn(locale).admin.announcements.editTitle, { title: slug }) };
}

export default async function EditAnnouncementPage({ params, searchParams }: EditAnnouncementProps) {
  const { locale, slug } = await params;
  const done = queryText(await searchParams, "done");
  return (
    <AdminPage locale={locale} path={`/admin/announcements/${slug}`}>
      {async (messages) => {
        const edited = await editedAnnouncement(slug, languageOf(locale));
        if (!edited) notFound();
        const { announcements: texts, form } = messages.admin;
        const { title, fields, seen } = edited;
        return (
          <>
            <h1 className="mt-4 text-2xl">{fill(texts.editTitle, { title })}</h1>
            {(done === "added" || done === "saved") && (
              <p role="status" className="my-2 font-semibold">
                {form[done]}
              </p>
            )}
            <DayZeros locale={locale} slug={slug} dayZeros={edited.dayZeros} messages={messages} />
            <AnnouncementForm
              key={seen}
              action={saveAnnouncementAction}
              fields={fields}
              stored={{ slug, seen }}
              hidden={{}}
              {...formTexts(locale, messages, edited.choices)}
            />
            <RemoveForm
              action={removeAnnouncementAction}
              locale={locale}
              stored={slug}
              seen={seen}
              labels={{
                title: texts.remove,
                help: texts.removeHelp,
                sure: fill(texts.removeSure, { title }),
                button: texts.removeButton,
              }}
            />
          </>
        );
      }}
    </AdminPage>
  );
}

interface DayZerosProps extends Pick<EditedAnnouncement, "dayZeros"> {
  readonly locale: string;
  readonly slug: string;
  readonly messages: Messages;
}

/** Where the announcement falls on each exchange, and the way to its page. */
function DayZeros({ locale, slug, dayZeros, messages }: DayZerosProps) {
  const texts = messages.admin.announcements;
  return (
    <section aria-labelledby="day-zeros" className="panel mt-3 max-w-3xl p-4 text-sm">
      <h2 id="day-zeros" className="font-semibold">
        {texts.dayZeros}
      </h2>
      <p className="text-xs text-muted">{texts.dayZerosHelp}</p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {dayZeros.map(({ exchange, session }) => (
          <div key={exchange} className="contents">
            <dt>{messages.exchanges[exchange]}</dt>
            <dd>{session === null ? texts.notStudied : <bdi>{session}</bdi>}</dd>
          </div>
        ))}
      </dl>
      <a href={localePath(locale, `/events/${slug}`)} className="mt-2 inline-block">
        {texts.view}
      </a>
    </section>
  );
}
