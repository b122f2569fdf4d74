import type { InstrumentFormProps } from "../../../../components/admin/instrument-form-props.ts";
import { INSTRUMENT_KINDS } from "../../../../lib/admin/instruments/instrument-form.ts";
import type { Messages } from "../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import type { InstrumentChoices } from "../../../../lib/views/admin/instruments-admin.ts";

/** What the form of an instrument offers and says, in a language. */
export function instrumentFormTexts(
  locale: string,
  { admin, adminReference, exchanges }: Messages,
  { companies, benchmarks }: InstrumentChoices,
): Pick<InstrumentFormProps, "locale" | "choices" | "labels" | "formLabels" | "listHref" | "signInHref"> {
  const { codes: _codes, why: _why, table: _table, kinds, ...labels } = adminReference.instruments;
  const none = { value: "", label: adminReference.none };
  return {
    locale,
    choices: {
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
    },
    labels,
    formLabels: admin.form,
    listHref: localePath(locale, "/admin/instruments"),
    signInHref: localePath(locale, "/admin"),
  };
}
