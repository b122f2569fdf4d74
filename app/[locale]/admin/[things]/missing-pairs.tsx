import { InstrumentPairForm } from "../../../../components/admin/instruments/instrument-pair-form.tsx";
import { fill } from "../../../../components/text/fill.ts";
import { pairFields } from "../../../../lib/admin/instruments/instrument-fields.ts";
import type { Messages } from "../../../../lib/i18n/messages.ts";
import { localePath } from "../../../../lib/i18n/routing.ts";
import { addPairAction } from "./actions.ts";

interface MissingPairsProps {
  /** Pairs against the US dollar that are not stored, such as `JPY=X`. */
  readonly pairs: readonly string[];
  /** Whose figures lack them. */
  readonly symbol: string;
  readonly locale: string;
  readonly messages: Messages;
}

/** The pairs that an instrument's figures lack, each with the button that adds it. */
export function MissingPairs({ pairs, symbol, locale, messages }: MissingPairsProps) {
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
