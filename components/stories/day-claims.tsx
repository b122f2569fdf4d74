import { messagesIn } from "../../lib/i18n/messages.ts";
import type { ClaimRow } from "../../lib/views/claims/claim-row.ts";
import { fill } from "../text/fill.ts";
import { decimal, MISSING, percent, short, signed } from "../text/format.ts";
import { ownDirection } from "../text/left-to-right.ts";
import { ScrollPanel } from "../ui/scroll-panel.tsx";

interface DayClaimsProps {
  readonly day: string;
  readonly claims: readonly ClaimRow[];
  readonly locale: string;
}

/** What reports say of a day beside what is stored of it, and how the two compare. */
export function DayClaims({ day, claims, locale }: DayClaimsProps) {
  const { claims: texts } = messagesIn(locale).stories;
  const { claim, reported, measured, verdict, report } = texts.columns;
  if (claims.length === 0) return null;
  return (
    <section aria-labelledby="claims" className="mt-6" data-testid="day-claims">
      <h2 id="claims" className="text-lg">
        {texts.title}
      </h2>
      <p className="mb-2 max-w-3xl text-xs text-muted">{texts.help}</p>
      <ScrollPanel label={texts.title}>
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr className="border-b border-rule text-xs text-muted">
              {[claim, reported, measured, verdict, report].map((name) => (
                <th key={name} scope="col" className="px-2.5 py-2 text-start font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {claims.map((row) => (
              <tr key={row.slug} className="border-b border-grid align-top" data-testid={`claim-${row.slug}`}>
                <th scope="row" className="min-w-56 px-2.5 py-1.5 text-start font-normal">
                  {row.paraphrase}
                </th>
                <td className="px-2.5 py-1.5">
                  <bdi lang="en">{row.reported}</bdi>
                </td>
                <td className="px-2.5 py-1.5 font-semibold whitespace-nowrap">
                  {measuredText(row.verdict, locale)}
                </td>
                <td className="px-2.5 py-1.5">{verdictText(row.verdict, locale)}</td>
                <td className="px-2.5 py-1.5 text-muted">
                  {row.report.url === null ? (
                    <bdi>{row.report.publisher}</bdi>
                  ) : (
                    <a href={row.report.url} rel="noreferrer">
                      <bdi>{row.report.publisher}</bdi>
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPanel>
      <p className="no-print mt-1 text-sm">
        <a className="target" href={`/api/v1/claims.csv?from=${day}&to=${day}`} download>
          {texts.csv}
        </a>
      </p>
    </section>
  );
}

type Verdict = ClaimRow["verdict"];

/** A value in the unit that it is measured in. */
function valueText({ unit, currency }: Verdict, value: number, locale: string, withSign = false): string {
  if (unit === "fraction") return percent(locale, value);
  if (unit === "money") return `${short(locale, value, withSign)} ${currency ?? ""}`.trim();
  return withSign ? signed(locale, value) : decimal(locale, value);
}

const measuredText = (verdict: Verdict, locale: string): string =>
  verdict.value === null ? MISSING : valueText(verdict, verdict.value, locale);

function verdictText(verdict: Verdict, locale: string): string {
  const { comparisons, basis } = messagesIn(locale).stories.claims;
  if (verdict.comparison === "on another basis" && verdict.basis !== null) {
    const what = [verdict.basis.basis, verdict.basis.symbol, verdict.basis.session].filter(
      (part) => part !== null,
    );
    return fill(basis, { what: ownDirection(locale, what.join(" ")) });
  }
  const difference =
    verdict.difference === null ? MISSING : valueText(verdict, verdict.difference, locale, true);
  return fill(comparisons[verdict.comparison], { difference });
}
