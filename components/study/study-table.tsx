import type { ReactNode } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { Tested } from "../../lib/study/types.ts";
import { type CorrectedP, correctedRows, familyCounts } from "../../lib/views/reactions/many-tests.ts";
import { fill } from "../text/fill.ts";
import { direction, longDay, MISSING, percent, probability, testFigures } from "../text/format.ts";
import { ScrollPanel } from "../ui/scroll-panel.tsx";

/** One date as a row tells it. */
export interface StudyRow {
  readonly id: string;
  readonly title: string;
  /** Its day, where the title is another; null otherwise. */
  readonly detail: string | null;
  /** Where more of it is told; null where nowhere. */
  readonly href: string | null;
  /** The page that has it alone; null where there is none. */
  readonly alone: string | null;
  /** An ISO date; null where there is none. */
  readonly day0: string | null;
  /** Why it was not measured, in words; null where it was. */
  readonly status: string | null;
  /** Fractions. */
  readonly change: number | null;
  readonly abnormal: Tested | null;
  readonly car: Tested | null;
  /** What leads to the plots of its fit; null where there is none. */
  readonly plots: ReactNode;
}

interface StudyTableProps {
  readonly rows: readonly StudyRow[];
  /** The event window, `-1..1`. */
  readonly window: string;
  readonly locale: string;
  readonly texts: Pick<Messages["study"], "columns" | "table" | "alone" | "aloneOf" | "family" | "corrected">;
}

/** Each date in a row, with its day 0, what was abnormal, and p corrected for all abnormal returns of the table. */
export function StudyTable({ rows, window, locale, texts }: StudyTableProps) {
  const { columns } = texts;
  const ofOne = rows.map(({ abnormal, car }) => ({
    relation: null,
    ...{ abnormalReturn: withP(abnormal), car: withP(car) },
  }));
  const corrected = correctedRows(ofOne);
  const [family] = familyCounts(ofOne);
  const isMany = family !== undefined && family.tests > 1;
  const hasPlots = rows.some(({ plots }) => plots !== null);
  const hasAlone = rows.some(({ alone }) => alone !== null);
  const headings = [
    ...[columns.date, columns.dayZero, columns.return, columns.abnormal, fill(columns.car, { window })],
    ...(hasPlots ? [columns.fit] : []),
    ...(hasAlone ? [columns.alone] : []),
  ];
  return (
    <>
      <ScrollPanel label={texts.table}>
        <table className="w-full text-sm" data-testid="study-table">
          <thead>
            <tr className="border-b border-rule text-xs text-muted">
              {headings.map((heading) => (
                <th key={heading} scope="col" className="px-2.5 py-2 text-start font-medium">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.id} className="border-b border-grid">
                <th scope="row" className="px-2.5 py-1.5 text-start font-normal">
                  <Title row={row} />
                  {row.detail !== null && (
                    <bdi className="block text-xs whitespace-nowrap text-muted">{row.detail}</bdi>
                  )}
                </th>
                <td className="px-2.5 py-1.5 whitespace-nowrap">
                  {row.day0 === null ? MISSING : longDay(locale, dayNumber(row.day0))}
                  {row.status !== null && (
                    <span className="block max-w-52 text-xs whitespace-normal text-warning">
                      {row.status}
                    </span>
                  )}
                </td>
                <td className={`px-2.5 py-1.5 whitespace-nowrap ${tone(row.change)}`}>
                  {percent(locale, row.change)}
                </td>
                <TestedCell tested={row.abnormal} locale={locale}>
                  {isMany && correctedText(corrected[at]?.abnormal ?? null, locale, texts)}
                </TestedCell>
                <TestedCell tested={row.car} locale={locale} />
                {hasPlots && <td className="px-2.5 py-1.5">{row.plots ?? MISSING}</td>}
                {row.alone !== null && (
                  <td className="px-2.5 py-1.5">
                    <a
                      href={row.alone}
                      className="target"
                      aria-label={fill(texts.aloneOf, { title: row.title })}
                    >
                      {texts.alone}
                    </a>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPanel>
      {isMany && (
        <p className="mt-1 max-w-3xl text-sm text-muted" data-testid="study-family">
          {fill(texts.family, {
            ...{ tests: family.tests, under: family.under },
            ...{ holm: family.underHolm, bh: family.underBenjaminiHochberg },
          })}
        </p>
      )}
    </>
  );
}

/** A figure without a p, of a study that estimates nothing, is no test of a family. */
const withP = (tested: Tested | null): Tested | null =>
  tested === null || Number.isNaN(tested.pValue) ? null : tested;

const correctedText = (
  corrected: CorrectedP | null,
  locale: string,
  texts: StudyTableProps["texts"],
): string | null =>
  corrected &&
  fill(texts.corrected, {
    holm: probability(locale, corrected.holm),
    bh: probability(locale, corrected.benjaminiHochberg),
  });

function Title({ row: { title, href } }: { readonly row: StudyRow }) {
  const name = <bdi className={/^\d{4}-\d\d-\d\d$/.test(title) ? "whitespace-nowrap" : ""}>{title}</bdi>;
  return href === null ? (
    name
  ) : (
    <a href={href} className="target">
      {name}
    </a>
  );
}

interface TestedCellProps {
  readonly tested: Tested | null;
  readonly locale: string;
  /** What is said below t and p. */
  readonly children?: ReactNode;
}

function TestedCell({ tested, locale, children }: TestedCellProps) {
  return (
    <td className="px-2.5 py-1.5 whitespace-nowrap">
      <span className={tone(tested?.value ?? null)}>{percent(locale, tested?.value ?? null)}</span>
      {tested && (
        <span className="block text-xs text-muted">
          {testFigures(locale, tested.tStatistic, tested.pValue)}
        </span>
      )}
      {children && <span className="block text-xs text-muted">{children}</span>}
    </td>
  );
}

function tone(value: number | null): string {
  const heading = direction(value);
  return heading === "up" ? "text-up" : heading === "down" ? "text-down" : "";
}
