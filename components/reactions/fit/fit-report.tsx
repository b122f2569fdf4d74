import type { Messages } from "../../../lib/i18n/messages.ts";
import { FINDING_LEVEL } from "../../../lib/study/diagnostics/diagnose.ts";
import { fitTestRows } from "../../../lib/study/diagnostics/fit-tests.ts";
import type { FitView } from "../../../lib/views/fit.ts";
import { fill } from "../../text/fill.ts";
import { decimal, MISSING, percent, percentSize, probability, signed } from "../../text/format.ts";
import { leftToRight } from "../../text/left-to-right.ts";
import { ScrollPanel } from "../../ui/scroll-panel.tsx";
import { MethodPopover } from "../statistics/definition-popover.tsx";
import type { MethodName } from "../statistics/method-formulas.ts";

interface FitReportProps {
  readonly found: NonNullable<FitView["found"]>;
  readonly locale: string;
  readonly messages: Messages;
}

/** Every test of a fit with its figures and its meaning, and the sessions that hold most of the line. */
export function FitReport({ found, locale, messages }: FitReportProps) {
  const { fit: texts } = messages;
  const { fit, diagnostics, preTrend, influential } = found;
  const { shape, influence, findings } = diagnostics;
  const movedBefore = preTrend !== null && preTrend.pValue < FINDING_LEVEL ? texts.moved : null;
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
      <p className="text-sm text-muted">
        {fill(texts.shape, {
          skewness: signed(locale, shape.skewness),
          kurtosis: decimal(locale, shape.kurtosis),
        })}{" "}
        {texts.level}
      </p>
      <h2 className="mt-6 text-lg">{texts.tests}</h2>
      <ScrollPanel label={texts.tests}>
        <table className="w-full text-sm" data-testid="fit-tests">
          <thead>
            <tr className="text-start text-xs text-muted">
              {[texts.test, texts.statistic, texts.p, texts.meaning].map((head) => (
                <th key={head} className="px-2.5 py-1.5 text-start font-normal">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fitTestRows(diagnostics).map(({ name, result, finding }) => (
              <Row
                key={name}
                method={name}
                statistic={result.status === "ok" ? decimal(locale, result.statistic, 3) : MISSING}
                p={result.status === "ok" ? probability(locale, result.pValue) : MISSING}
                words={result.status === "ok" ? finding && texts.findings[finding] : texts.few}
                messages={messages}
              />
            ))}
            <Row
              method="preTrend"
              statistic={preTrend ? percent(locale, preTrend.value) : MISSING}
              p={probability(locale, preTrend?.pValue ?? null)}
              words={preTrend ? movedBefore : texts.few}
              messages={messages}
            />
            <Row
              method="cook"
              statistic={decimal(locale, influence?.distance ?? null, 3)}
              p={MISSING}
              words={findings.includes("one session") ? texts.findings["one session"] : null}
              messages={messages}
            />
          </tbody>
        </table>
      </ScrollPanel>
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

interface RowProps {
  readonly method: MethodName;
  readonly statistic: string;
  readonly p: string;
  /** What it found; null for nothing odd. */
  readonly words: string | null;
  readonly messages: Messages;
}

function Row({ method, statistic, p, words, messages }: RowProps) {
  const { methods, fit: texts } = messages;
  return (
    <tr className="border-t border-rule">
      <th scope="row" className="px-2.5 py-1.5 text-start font-normal whitespace-nowrap">
        <MethodPopover method={method} id="fit" label={methods.sections[method].name} messages={messages} />
      </th>
      <td className="px-2.5 py-1.5 whitespace-nowrap">{statistic}</td>
      <td className="px-2.5 py-1.5 whitespace-nowrap">{p}</td>
      <td className={`px-2.5 py-1.5 ${words === null ? "text-muted" : "text-warning"}`}>
        {words ?? texts.fine}
      </td>
    </tr>
  );
}
