import { messagesIn } from "../../lib/i18n/messages.ts";
import type { ClaimView } from "../../lib/views/claims/claim.ts";
import { fill } from "../text/fill.ts";
import { ScrollPanel } from "../ui/scroll-panel.tsx";
import { basisPhrase, readingValue } from "./claim-figures.ts";
import { ClaimTableHead } from "./claim-table-head.tsx";

interface ClaimReadingsProps {
  readonly claim: Pick<ClaimView, "verdict" | "formulas">;
  readonly locale: string;
}

/** The readings of a claim in the order in which they were tried: the arithmetic of each, and whether it holds the figure. */
export function ClaimReadings({ claim: { verdict, formulas }, locale }: ClaimReadingsProps) {
  const { claims: texts } = messagesIn(locale);
  const { readingColumns: columns, fits } = texts;
  return (
    <section aria-labelledby="readings" className="mt-6">
      <h2 id="readings" className="text-lg">
        {texts.readings}
      </h2>
      <ScrollPanel label={columns.formula}>
        <table className="rows-in-two-lines w-full text-sm [--cells:2fr_1fr_1fr]" data-testid="readings">
          <ClaimTableHead names={[columns.reading, columns.formula, columns.value, columns.fits]} />
          <tbody>
            {verdict.readings.map((reading, at) => (
              <tr
                key={`${reading.basis} ${reading.symbol} ${reading.session} ${formulas[at]}`}
                className="border-b border-grid align-top"
              >
                <th scope="row" className="min-w-36 px-2.5 py-1.5 text-start font-normal">
                  {basisPhrase(reading, locale, texts)}
                </th>
                <td className="min-w-64 px-2.5 py-1.5 text-xs text-muted">
                  {reading.measured.is === "missing" ? (
                    fill(texts.notMeasured, { why: texts.whys[reading.measured.why] })
                  ) : (
                    <bdi dir="ltr">{formulas[at]}</bdi>
                  )}
                </td>
                <td className="px-2.5 py-1.5 whitespace-nowrap">
                  {readingValue(reading.measured, verdict, locale, texts)}
                </td>
                <td className="px-2.5 py-1.5">
                  {reading.fits === null ? fits.none : reading.fits ? fits.yes : fits.no}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPanel>
      {verdict.readings.length > 1 && (
        <p className="mt-1 text-xs text-muted">
          {fill(texts.readingsNote, { count: verdict.readings.length - 1 })}
        </p>
      )}
    </section>
  );
}
