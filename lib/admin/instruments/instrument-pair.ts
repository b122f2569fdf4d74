import type { InstrumentFields } from "./instrument-fields.ts";
import { newInstrumentFields } from "./instrument-fields.ts";

/** The form of the pair that quotes a currency against the US dollar, such as `JPY=X`, filled. */
export function pairFields(pair: string): InstrumentFields {
  const currency = pair.replace(/=X$/, "");
  return newInstrumentFields(
    new Map([
      ["symbol", pair],
      ["kind", "currency"],
      ["name", `${currencyName(currency)} for one US dollar`],
      ["currency", currency],
      ["sharesPerUnit", "1"],
    ]),
  );
}

function currencyName(currency: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "currency" }).of(currency) ?? currency;
  } catch {
    return currency; // no code of three letters, which the form's own check says
  }
}
