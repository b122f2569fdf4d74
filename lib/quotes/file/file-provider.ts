import { fail, succeed } from "../../result.ts";
import type { QuoteProvider } from "../quote-provider.ts";
import type { QuoteFile } from "./quote-file.ts";
import { currencyOfSign } from "./read-numbers.ts";

/**
 * A file that was read, as a provider, so that it is checked and stored as Yahoo's answers are. A currency that the
 * file does not state is the listing's, which a remark says; `currencies` has it by symbol.
 */
export function fileProvider(file: QuoteFile, currencies: ReadonlyMap<string, string>): QuoteProvider {
  return {
    name: "file",
    daily: async ({ symbol, from, to }) => {
      const series = file.series.get(symbol);
      if (!series) return fail({ code: "unknown symbol", message: `${file.name} has no rows of ${symbol}.` });
      const isAsked = ({ session }: { readonly session: string }) => from <= session && session <= to;
      const listed = currencies.get(symbol) ?? "";
      const remark = `currency not stated, taken as ${listed}, the listing's`;
      return succeed({
        symbol,
        writtenAs: series.writtenAs,
        couldBe: series.couldBe,
        currency: series.currency === null ? listed : currencyOfSign(series.currency, listed),
        bars: series.bars.filter(isAsked),
        actions: series.actions,
        rejected: series.rejected,
        adjustedCloses: series.adjustedCloses,
        remarks: [...(series.currency === null ? [remark] : []), ...series.remarks],
        turnovers: series.turnovers,
        volumeRounding: series.volumeRounding,
        listedOn: series.listedOn,
        dividesPast: file.dividedBySplits,
        isBasisSaid: !file.statesBasis && file.form !== "our own columns",
      });
    },
  };
}
