import type { ReactNode } from "react";
import { localePath } from "../../lib/i18n/routing.ts";
import type { Move } from "../../lib/reactions/questions/unexplained-moves.ts";
import { fill } from "../text/fill.ts";
import { decimal, direction, MISSING, percent, signed } from "../text/format.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { ScrollPanel } from "../ui/scroll-panel.tsx";
import { BesideMove, type MoveTexts } from "./beside-move.tsx";

interface MoveListProps {
  readonly moves: readonly Move[];
  readonly companyNames: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly texts: MoveTexts;
}

/** Columns that a phone has under the figures that they belong to: what the table is in order of is in sight there. */
const WIDE_ONLY = "max-sm:hidden";
const HEAD = "px-2.5 py-2 font-medium max-sm:px-1.5";
const CELL = "px-2.5 py-1.5 max-sm:px-1.5";

/** The moves as a table that scrolls sideways on a phone, each with a way for who may to add what is missing. */
export function MoveList({ moves, companyNames, locale, texts }: MoveListProps) {
  const { columns } = texts;
  return (
    <ScrollPanel label={texts.title}>
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-rule text-xs text-muted">
            <th scope="col" className={`${HEAD} text-start`}>
              {columns.company}
            </th>
            <th scope="col" className={`${HEAD} text-start`}>
              {columns.session}
            </th>
            {[columns.return, columns.benchmark, columns.abnormal, columns.t, columns.volume].map((name) => (
              <th
                key={name}
                scope="col"
                className={`${HEAD} text-end ${name === columns.benchmark || name === columns.t ? WIDE_ONLY : ""}`}
              >
                {name}
              </th>
            ))}
            <th scope="col" className={`${HEAD} text-start`}>
              {columns.beside}
            </th>
            <th scope="col" className={`when-signed-in ${HEAD} text-start`}>
              {columns.add}
            </th>
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => {
            const company = companyNames[move.company] ?? move.company;
            const query = new URLSearchParams({ date: move.session, company: move.company });
            return (
              <tr key={`${move.symbol} ${move.session}`} className="border-b border-grid align-top">
                <th scope="row" className={`${CELL} text-start font-normal`}>
                  <a href={localePath(locale, `/companies/${move.company}`)}>{company}</a>
                  <span className="block text-xs text-muted">
                    <bdi>{move.symbol}</bdi>
                  </span>
                </th>
                <td className={`${CELL} whitespace-nowrap`}>{move.session}</td>
                <Figure value={move.return} locale={locale}>
                  <bdi className="block">{move.benchmark}</bdi>
                  {percent(locale, move.benchmarkReturn)}
                </Figure>
                <td className={`${CELL} text-end whitespace-nowrap text-muted ${WIDE_ONLY}`}>
                  {percent(locale, move.benchmarkReturn)}
                  <span className="block text-xs">
                    <bdi>{move.benchmark}</bdi>
                  </span>
                </td>
                <Figure value={move.abnormal} locale={locale}>
                  {leftToRight(locale, `t\u00A0${signed(locale, move.tStatistic)}`)}
                </Figure>
                <td className={`${CELL} text-end ${WIDE_ONLY}`}>{signed(locale, move.tStatistic)}</td>
                <td className={`${CELL} text-end`}>
                  {move.volumeRatio === null ? MISSING : `${decimal(locale, move.volumeRatio, 1)}×`}
                </td>
                <td className={`${CELL} min-w-56`}>
                  <BesideMove move={move} locale={locale} texts={texts} />
                </td>
                <td className={`when-signed-in ${CELL} whitespace-nowrap`}>
                  <a
                    href={`${localePath(locale, "/admin/announcements/new")}?${query}`}
                    aria-label={fill(texts.addFor, { company, session: move.session })}
                  >
                    {texts.add}
                  </a>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollPanel>
  );
}

interface FigureProps {
  /** A fraction. */
  readonly value: number;
  readonly locale: string;
  /** On a phone under it: the figure that has a column of its own elsewhere. */
  readonly children: ReactNode;
}

function Figure({ value, locale, children }: FigureProps) {
  const heading = direction(value);
  const colour = heading === "up" ? "text-up" : heading === "down" ? "text-down" : "";
  return (
    <td className={`${CELL} text-end whitespace-nowrap ${colour}`}>
      {percent(locale, value)}
      <span className="block text-xs text-muted sm:hidden">{children}</span>
    </td>
  );
}
