import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RemoveForm } from "../../../../../components/admin/form/remove-form.tsx";
import { subjectTexts } from "../../../../../components/admin/sentences.ts";
import { fill } from "../../../../../components/text/fill.ts";
import { messagesIn } from "../../../../../lib/i18n/messages.ts";
import { languageOf } from "../../../../../lib/i18n/routing.ts";
import { editedForm } from "../../../../../lib/views/admin/subject-forms.ts";
import { AdminPage } from "../../admin-page.tsx";
import { type AdminQuery, queryText } from "../../query.ts";
import { keyIn, subjectIn, thingPath } from "../../subject-paths.ts";
import { removeAction } from "../actions.ts";
import { SUBJECT_PAGES } from "../subject-pages.ts";
import { ThingForm } from "../thing-form.tsx";

interface EditProps {
  readonly params: Promise<{ locale: string; things: string; key: string }>;
  readonly searchParams: AdminQuery;
}

export async function generateMetadata({ params }: EditProps): Promise<Metadata> {
  const { locale, things, key } = await params;
  const subject = subjectIn(things);
  if (!subject) return {};
  const { editTitle } = subjectTexts(messagesIn(locale), subject);
  return { title: fill(editTitle, { title: keyIn(subject, key) }) };
}

/** A stored thing in its form, and the way to remove it. */
export default async function EditPage({ params, searchParams }: EditProps) {
  const { locale, things, key: segment } = await params;
  const query = await searchParams;
  const subject = subjectIn(things) ?? notFound();
  const key = keyIn(subject, segment);
  const done = queryText(query, "done");
  const pages = SUBJECT_PAGES[subject];
  return (
    <AdminPage locale={locale} path={thingPath(subject, key)}>
      {async (messages) => {
        const { values, seen } = (await editedForm(subject, key)) ?? notFound();
        const texts = subjectTexts(messages, subject);
        const title = pages.title(values, languageOf(locale));
        return (
          <>
            <h1 className="mt-4 text-2xl">{fill(texts.editTitle, { title })}</h1>
            {(done === "added" || done === "saved") && (
              <p role="status" className="my-2 font-semibold">
                {messages.admin.form[done]}
              </p>
            )}
            {await pages.Above({ locale, messages, query, thing: key, values })}
            <ThingForm
              key={seen}
              subject={subject}
              locale={locale}
              messages={messages}
              values={values}
              stored={{ key, seen }}
              hidden={{}}
            />
            <RemoveForm
              action={removeAction}
              locale={locale}
              subject={subject}
              stored={key}
              seen={seen}
              labels={{
                title: texts.remove,
                help: texts.removeHelp,
                sure: fill(texts.removeSure, { title }),
                button: texts.removeButton,
                reason: "removeWhy" in texts ? texts.reason : undefined,
              }}
            />
          </>
        );
      }}
    </AdminPage>
  );
}
