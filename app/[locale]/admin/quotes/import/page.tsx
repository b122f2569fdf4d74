import type { Metadata } from "next";
import { QuoteFileForm } from "../../../../../components/admin/quotes/quote-file-form.tsx";
import { COLUMN_MEANINGS, CONFIRMATIONS, NO_WORDS } from "../../../../../lib/admin/quotes/file-words.ts";
import { LARGEST_QUOTE_FILE_BYTES } from "../../../../../lib/admin/quotes/quote-files.ts";
import { type Messages, messagesIn } from "../../../../../lib/i18n/messages.ts";
import { localePath } from "../../../../../lib/i18n/routing.ts";
import { AdminPage } from "../../admin-page.tsx";
import { quoteFileAction } from "./actions.ts";

interface ImportPageProps {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: ImportPageProps): Promise<Metadata> {
  return { title: messagesIn((await params).locale).adminQuotes.file.title };
}

export default async function ImportPage({ params }: ImportPageProps) {
  const { locale } = await params;
  return (
    <AdminPage locale={locale} path="/admin/quotes/import">
      {async ({ adminQuotes: { file: texts } }) => (
        <>
          <h1 className="mt-4 text-2xl">{texts.title}</h1>
          <p className="max-w-3xl text-sm text-muted">{texts.help}</p>
          <QuoteFileForm
            action={quoteFileAction}
            locale={locale}
            opened={NO_WORDS}
            labels={labelsOf(texts)}
            largestBytes={LARGEST_QUOTE_FILE_BYTES}
            dataHref={localePath(locale, "/data")}
          />
        </>
      )}
    </AdminPage>
  );
}

/** The form's own texts; those of what is shown stay on the server. */
function labelsOf(texts: Messages["adminQuotes"]["file"]) {
  const {
    pricesChoices,
    volumeChoices,
    datesChoices,
    confirmChoices,
    fields,
    problems,
    codes: _codes,
    refused: _refused,
    ...labels
  } = texts;
  const choices = <Value extends string>(names: Readonly<Record<Value, string>>, values: readonly Value[]) =>
    values.map((value) => ({ value, label: names[value] }));
  const orAsFile = { value: "", label: texts.asFile };
  return {
    ...labels,
    tooLarge: problems["too large"],
    choices: {
      prices: [orAsFile, ...choices(pricesChoices, ["raw", "adjusted"])],
      volume: [orAsFile, ...choices(volumeChoices, ["shares", "lots"])],
      dates: [orAsFile, ...choices(datesChoices, ["day-first", "month-first"])],
      confirm: choices(confirmChoices, CONFIRMATIONS),
      columns: [{ value: "", label: texts.asRead }, ...choices(fields, COLUMN_MEANINGS)],
    },
  };
}
