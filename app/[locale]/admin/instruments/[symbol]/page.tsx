import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { InstrumentForm } from "../../../../../components/admin/instrument-form.tsx";
import { instrumentPath, symbolIn } from "../../../../../components/admin/instrument-path.ts";
import { RemoveForm } from "../../../../../components/admin/remove-form.tsx";
import { fill } from "../../../../../components/text/fill.ts";
import { messagesIn } from "../../../../../lib/i18n/messages.ts";
import { editedInstrument } from "../../../../../lib/views/admin/instruments-admin.ts";
import { AdminPage } from "../../admin-page.tsx";
import { type AdminQuery, queryText } from "../../query.ts";
import { removeInstrumentAction, saveInstrumentAction } from "../actions.ts";
import { instrumentFormTexts } from "../form-texts.ts";
import { DoneNotes } from "./done-notes.tsx";
import { MissingPairs } from "./missing-pairs.tsx";

interface EditInstrumentProps {
  readonly params: Promise<{ locale: string; symbol: string }>;
  readonly searchParams: AdminQuery;
}

export async function generateMetadata({ params }: EditInstrumentProps): Promise<Metadata> {
  const { locale, symbol } = await params;
  const title = symbolIn(symbol);
  return { title: fill(messagesIn(locale).adminReference.instruments.editTitle, { title }) };
}

export default async function EditInstrumentPage({ params, searchParams }: EditInstrumentProps) {
  const { locale, symbol: segment } = await params;
  const symbol = symbolIn(segment);
  const query = await searchParams;
  return (
    <AdminPage locale={locale} path={instrumentPath(symbol)}>
      {async (messages) => {
        const edited = await editedInstrument(symbol);
        if (!edited) notFound();
        const { name, fields, seen, choices, missingPairs } = edited;
        const texts = messages.adminReference.instruments;
        const title = `${symbol}, ${name}`;
        return (
          <>
            <h1 className="mt-4 text-2xl">{fill(texts.editTitle, { title })}</h1>
            <DoneNotes
              done={queryText(query, "done")}
              pair={queryText(query, "pair")}
              company={edited.company}
              locale={locale}
              messages={messages}
            />
            <MissingPairs pairs={missingPairs} symbol={symbol} locale={locale} messages={messages} />
            <InstrumentForm
              key={seen}
              action={saveInstrumentAction}
              fields={fields}
              stored={{ symbol, seen }}
              {...instrumentFormTexts(locale, messages, choices)}
            />
            <RemoveForm
              action={removeInstrumentAction}
              locale={locale}
              stored={symbol}
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
