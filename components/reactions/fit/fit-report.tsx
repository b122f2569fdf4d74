import type { ReactNode } from "react";
import type { Messages } from "../../../lib/i18n/messages.ts";
import type { ShownFit } from "../../../lib/views/fit-plots.ts";
import { fill } from "../../text/fill.ts";
import { decimal, percent, percentSize, signed } from "../../text/format.ts";
import { leftToRight } from "../../text/left-to-right.ts";
import { ScrollPanel } from "../../ui/scroll-panel.tsx";
import { FitPlots } from "./fit-plots.tsx";
import { FitTestTable, fitShape } from "./fit-test-table.tsx";
import type { FitRowName } from "./fit-words.ts";

interface FitReportProps {
  readonly found: ShownFit;
  readonly nameOf: (name: FitRowName) => ReactNode;
  /** Of its parts' headings: one below what it stands under. */
  readonly heading: "h2" | "h4";
  readonly locale: string;
  readonly texts: Messages["fit"];
}

/**
 * A fit whole, of an announcement, a date of the reader's own or a file: its line, every test with its figures and
 * meaning, the sessions that hold most of the line, and the plots.
 */
export function FitReport({ found, nameOf, heading: Heading, locale, texts }: FitReportProps) {
  const { fit, diagnostics, preTrend, influential, plots } = found;
  return (
    <>
      <p className="mt-2 text-sm text-muted">
        {fill(texts.help, { sessions: decimal(locale, fit.sessions, 0) })}
      </p>
      <p className="mt-3 text-sm">
        {fill(texts.line, {
          alpha: percent(locale, fit.alpha, 3),
          beta: decimal(locale, fit.beta, 3),
          sigma: percentSize(locale, fit.sigma, 2),
          sessions: decimal(locale, fit.sessions, 0),
        })}
      </p>
      <p className="text-sm text-muted">{fitShape(diagnostics, locale, texts)}</p>
      <Heading className="mt-6 text-lg">{texts.tests}</Heading>
      <FitTestTable {...{ diagnostics, preTrend, locale, texts, nameOf }} />
      {influential.length > 0 && <Influential {...{ influential, heading: Heading, locale, texts }} />}
      <FitPlots plots={plots} sigma={fit.sigma} texts={texts.plots} locale={locale} />
    </>
  );
}

function Influential({
  influential,
  heading: Heading,
  locale,
  texts,
}: Pick<ShownFit, "influential"> & Omit<FitReportProps, "found" | "nameOf">) {
  return (
    <>
      <Heading className="mt-6 text-lg">{texts.influential}</Heading>
      <ScrollPanel label={texts.influential}>
        <table className="text-sm">
          <thead>
            <tr className="text-xs text-muted">
              {[texts.session, texts.offset, texts.residual, texts.distance].map((head) => (
                <th key={head} className="px-2.5 py-1.5 text-start font-normal">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {influential.map(({ date, offset, residual, distance }) => (
              <tr key={date} className="border-t border-rule">
                <td className="px-2.5 py-1.5 whitespace-nowrap">{leftToRight(locale, date)}</td>
                <td className="px-2.5 py-1.5">{signed(locale, offset, 0)}</td>
                <td className="px-2.5 py-1.5">{percent(locale, residual)}</td>
                <td className="px-2.5 py-1.5">{decimal(locale, distance, 3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPanel>
    </>
  );
}
