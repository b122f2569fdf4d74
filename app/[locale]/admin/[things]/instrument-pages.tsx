import { InstrumentPairForm } from "../../../../components/admin/instruments/instrument-pair-form.tsx";
import { InstrumentTable } from "../../../../components/admin/instruments/instrument-table.tsx";
import { fill } from "../../../../components/text/fill.ts";
import { instrumentValues, pairFields } from "../../../../lib/admin/instruments/instrument-fields.ts";
import { INSTRUMENT_KINDS } from "../../../../lib/admin/instruments/instrument-form.ts";
import type { Messages } from "../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import {
  INSTRUMENT_ORDERS,
  instrumentChoices,
  instrumentList,
  pairsNeeded,
} from "../../../../lib/views/admin/instruments-admin.ts";
import { queryText } from "../query.ts";
import { listPath } from "../subject-paths.ts";
import { addPairAction } from "./actions.ts";
import { LongList } from "./long-list.tsx";
import type { SubjectPages } from "./subject-pages.ts";

export const instrumentPages: SubjectPages = {
  title: ({ symbol, name }) => `${symbol}, ${name}`,
  choices: async (locale, { adminReference, exchanges }) => {
    const { companies, benchmarks } = await instrumentChoices();
    const { kinds } = adminReference.instruments;
    const none = { value: "", label: adminReference.none };
    return {
      kinds: [
        { value: "", label: adminReference.choose },
        ...INSTRUMENT_KINDS.map((value) => ({ value, label: kinds[value] })),
      ],
      exchanges: [none, ...Object.entries(exchanges).map(([value, label]) => ({ value, label }))],
      companies: [
        none,
        ...companies.map(({ slug, names }) => ({ value: slug, label: names[languageOf(locale)] })),
      ],
      benchmarks: [
        none,
        ...benchmarks.map(({ symbol, name }) => ({ value: symbol, label: `${symbol} ${name}` })),
      ],
    };
  },
  List: async ({ add, locale, messages, query }) => {
    const list = await instrumentList(query);
    const { rows, search } = list;
    const { data, adminReference } = messages;
    return (
      <LongList
        list={list}
        path={localePath(locale, listPath("instrument"))}
        orders={INSTRUMENT_ORDERS}
        texts={data}
        add={add}
        locale={locale}
      >
        {rows.length === 0 ? (
          <p>{search === "" ? adminReference.instruments.empty : data.noSeries}</p>
        ) : (
          <InstrumentTable instruments={rows} locale={locale} messages={messages} />
        )}
      </LongList>
    );
  },
  Above: async ({ locale, messages, query, thing: symbol, values }) => {
    const { kind, currency, dividendCurrency, company } = instrumentValues.parse(values);
    const pairs = await pairsNeeded({ kind, currency, dividendCurrency: dividendCurrency || null });
    return (
      <>
        <QuotesNote
          done={queryText(query, "done")}
          pair={queryText(query, "pair")}
          company={company}
          locale={locale}
          messages={messages}
        />
        <MissingPairs pairs={pairs} symbol={symbol} locale={locale} messages={messages} />
      </>
    );
  },
};

interface QuotesNoteProps {
  /** What the page comes from: `added`, `saved` or `pair`. */
  readonly done: string;
  readonly pair: string;
  /** The slug of its company; empty where it is nobody's share. */
  readonly company: string;
  readonly locale: string;
  readonly messages: Messages;
}

/** How the quotes of what was added come, and that a pair was. */
function QuotesNote({ done, pair, company, locale, messages }: QuotesNoteProps) {
  const { instruments: texts } = messages.adminReference;
  const isPair = done === "pair" && /^[A-Z]{3}=X$/.test(pair);
  if (done !== "added" && !isPair) return null;
  return (
    <div className="my-2 max-w-3xl text-sm">
      {isPair && (
        <p role="status" className="text-base font-semibold">
          {fill(texts.pairAdded, { pair })}
        </p>
      )}
      <p>
        {texts.quotes}{" "}
        <code dir="ltr" className="rounded bg-raised px-1">
          {company === "" ? "npm run ingest" : `npm run ingest -- --company ${company}`}
        </code>
        {" · "}
        <a href={localePath(locale, "/data")}>{texts.quotesLink}</a>
      </p>
    </div>
  );
}

interface MissingPairsProps {
  /** Pairs against the US dollar that are not stored, such as `JPY=X`. */
  readonly pairs: readonly string[];
  /** Whose figures lack them. */
  readonly symbol: string;
  readonly locale: string;
  readonly messages: Messages;
}

/** The pairs that an instrument's figures lack, each with the button that adds it. */
function MissingPairs({ pairs, symbol, locale, messages }: MissingPairsProps) {
  const texts = messages.adminReference.instruments;
  return pairs.map((pair) => {
    const { kind, name, currency } = pairFields(pair);
    const query = new URLSearchParams({ symbol: pair, kind, name, currency });
    return (
      <InstrumentPairForm
        key={pair}
        action={addPairAction}
        locale={locale}
        pair={pair}
        back={symbol}
        formHref={localePath(locale, `/admin/instruments/new?${query}`)}
        labels={{
          needed: fill(texts.pairNeeded, { pair }),
          button: fill(texts.addPair, { pair }),
          form: texts.pairForm,
        }}
      />
    );
  });
}
