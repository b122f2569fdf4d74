import type { Messages } from "../../../lib/i18n/messages.ts";
import type { FitView } from "../../../lib/views/fit.ts";
import { fill } from "../../text/fill.ts";
import { decimal, percent, percentSize, signed } from "../../text/format.ts";
import { leftToRight } from "../../text/left-to-right.ts";
import { ScrollPanel } from "../../ui/scroll-panel.tsx";
import { MethodPopover } from "../statistics/definition-popover.tsx";
import { FitTestTable, fitShape } from "./fit-test-table.tsx";

interface FitReportProps {
  readonly found: NonNullable<FitView["found"]>;
  readonly locale: string;
  readonly messages: Messages;
}

/** Every test of a fit with its figures and its meaning, and the sessions that hold most of the line. */
export function FitReport({ found, locale, messages }: FitReportProps) {
  const { fit: texts, methods } = messages;
  const { fit, diagnostics, preTrend, influential } = found;
  return (
    <>
      <p className="mt-3 text-sm">
        {fill(texts.line, {
          alpha: percent(locale, fit.alpha, 3),
          beta: decimal(locale, fit.beta, 3),
          sigma: percentSize(locale, fit.sigma, 2),
          sessions: decimal(locale, fit.sessions, 0),
        })}
      </p>
      <p className="text-sm text-muted">{fitShape(diagnostics, locale, texts)}</p>
      <h2 className="mt-6 text-lg">{texts.tests}</h2>
      <FitTestTable
        {...{ diagnostics, preTrend, locale, texts }}
        nameOf={(method) => (
          <MethodPopover method={method} id="fit" label={methods.sections[method].name} messages={messages} />
        )}
      />
      <h2 className="mt-6 text-lg">{texts.influential}</h2>
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
            {influential.map(({ session, offset, residual, distance }) => (
              <tr key={session} className="border-t border-rule">
                <td className="px-2.5 py-1.5 whitespace-nowrap">{leftToRight(locale, session)}</td>
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
