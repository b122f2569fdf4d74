import type { LeftStep } from "../../lib/reactions/day-zero/session-figures.ts";
import { direction, percent } from "../text/format.ts";
import { leftToRight } from "../text/left-to-right.ts";

interface LeftCellProps {
  readonly step: LeftStep;
  /** Whether the close then against the close before the day stands under it. */
  readonly hasClose?: boolean;
  readonly locale: string;
}

/** CAR so many sessions on with its band; grey where another announcement about the company lies inside. */
export function LeftCell({ step: { car, change, others }, hasClose = false, locale }: LeftCellProps) {
  return (
    <td className="px-2.5 py-1.5 text-end whitespace-nowrap">
      <span className={others > 0 ? "text-muted" : toneOf(car?.value ?? null)}>
        {percent(locale, car?.value ?? null, 1)}
      </span>
      {car && (
        <span className="block text-xs text-muted">
          {leftToRight(locale, `${percent(locale, car.low, 1)} … ${percent(locale, car.high, 1)}`)}
        </span>
      )}
      {hasClose && <span className="block text-xs text-muted">{percent(locale, change, 1)}</span>}
    </td>
  );
}

/** The class of a rise or a fall; none of what rounds to zero. */
export function toneOf(value: number | null): string {
  const heading = direction(value);
  return heading === "up" ? "text-up" : heading === "down" ? "text-down" : "";
}
