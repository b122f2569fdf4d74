import type { Interval } from "../../../lib/claims/figure/interval.ts";
import type { Verdict } from "../../../lib/claims/verdict.ts";
import type { MethodsView } from "../../../lib/views/methods.ts";
import { bareNumber } from "../../text/format.ts";
import type { Method } from "./method-formulas.ts";

/** How a reported figure is read and compared: x as written, u one of its last digit, m what is stored. */
export const CLAIM_FORMULAS = {
  writtenFigure: {
    formula: "I(x) = \\left[\\, x - \\tfrac{u}{2},\\; x + \\tfrac{u}{2} \\,\\right], \\quad u = 10^{-d}",
    source: "JCGM 100:2008, F.2.2.1",
  },
  hedgedFigure: {
    formula:
      "\\approx x: \\; x \\pm \\max\\!\\left(0.05\\,x, \\tfrac{u}{2}\\right); \\quad \\lesssim x: \\; [0.9\\,x, x); \\quad > x: \\; (x, \\infty); \\quad \\ge x: \\; [x, \\infty); \\quad < x: \\; [0, x); \\quad \\le x: \\; [0, x]",
    source: "Krifka 2007; Cummins, Sauerland & Solt 2012",
  },
  cutOffFigure: {
    formula: "T(x) = [\\, x,\\; x + u \\,)",
    source: "IEEE 754-2019, 4.3.2",
  },
  otherReadings: {
    formula: "b = \\min \\{\\, i \\ge 1 : m_i \\in I(x) \\,\\}, \\quad m_0 \\notin I(x) \\cup T(x)",
    source: "Gelman & Loken 2014",
  },
  comparison: {
    formula:
      "d = m_0 - x, \\quad v = \\begin{cases} 1 & \\quad m_0 \\in I(x) \\\\ 2 & \\quad m_0 \\in T(x) \\\\ (3, b) & \\quad m_b \\in I(x) \\\\ (4, d) & \\quad m_i \\notin I(x) \\; \\forall i \\end{cases}",
    source: "Uscinski & Butler 2013",
  },
  unusual: {
    formula: "\\frac{n}{\\#\\{ s : |R_s| \\ge |R_0| \\}}, \\quad s = -n, \\dots, -1, \\quad n \\le 1000",
    source: "Gumbel 1958",
  },
} as const;

const number = (value: number, digits = 4): string => bareNumber(value, digits);

/** An interval in LaTeX, ends that do not belong to it in round brackets; an open end is infinite. */
function span({ low, high, lowIncluded, highIncluded }: Interval): string {
  const left = low === null ? "(-\\infty" : `${lowIncluded ? "[" : "("}${number(low)}`;
  const right = high === null ? "\\infty)" : `${number(high)}${highIncluded ? "]" : ")"}`;
  return `${left},\\; ${right}`;
}

/** A figure as written, what it stands for, and what is stored. */
function heldBy(verdict: Verdict | null, interval: "interval" | "cutOff"): string | null {
  const own = verdict?.[interval];
  if (!verdict?.figure || !own || verdict.value === null) return null;
  return `x = ${number(verdict.figure.value, 3)}: \\quad ${number(verdict.value)} \\in ${span(own)}`;
}

/** The first reading that fits, by its place in the list of those tried. */
function readingWorked(verdict: Verdict | null): string | null {
  const at = verdict?.readings.findIndex(({ fits }) => fits === true) ?? -1;
  const fitting = verdict?.readings[at]?.measured;
  if (!verdict?.interval || verdict.value === null || at < 1 || fitting?.is !== "exact") return null;
  return `m_0 = ${number(verdict.value)} \\notin ${span(verdict.interval)}, \\quad b = ${at}: \\; m_{${at}} = ${number(fitting.value)}`;
}

function offWorked(verdict: Verdict | null): string | null {
  if (!verdict?.figure || verdict.value === null || verdict.difference === null) return null;
  const tried = verdict.readings.length - 1;
  return `d = ${number(verdict.value)} - ${number(verdict.figure.value, 3)} = ${number(verdict.difference)}, \\quad i = 0, \\dots, ${tried}`;
}

function unusualWorked(verdict: Verdict | null): string | null {
  const unusual = verdict?.unusual;
  if (!unusual || unusual.oneIn === null) return null;
  return `|R_0| = ${number(Math.abs(unusual.size))}: \\quad ${unusual.sessions} / ${unusual.asLarge} \\approx ${unusual.oneIn}`;
}

/** The methods of reported figures in the order of the page, with the numbers of shipped claims. */
export function claimMethodsOf({ reported }: Pick<MethodsView, "reported">): Method[] {
  return [
    { name: "writtenFigure", worked: heldBy(reported.written, "interval") },
    { name: "hedgedFigure", worked: heldBy(reported.hedged, "interval") },
    { name: "cutOffFigure", worked: heldBy(reported.cutOff, "cutOff") },
    { name: "otherReadings", worked: readingWorked(reported.otherReading) },
    { name: "comparison", worked: offWorked(reported.off) },
    { name: "unusual", worked: unusualWorked(reported.written) },
  ];
}
