import type { EventPanel } from "../../study/batch/panel.ts";
import { studentCritical } from "../../study/distributions.ts";
import { averagesByDay, type DayAverage } from "../../study/significance/battery.ts";
import { bootstrapBand } from "../../study/significance/bootstrap.ts";
import type { SessionWindow } from "../../study/types.ts";
import { PATH_WINDOW, type PathPoint } from "./car-path.ts";

const BAND = { level: 0.95, draws: 1000, seed: 20_250_306 };

/** The mean path of a panel's events from the window's start on. */
export interface PanelPaths {
  /** CAAR by session, fractions, with the 95% band of a bootstrap. */
  readonly path: readonly PathPoint[];
  /** AAR by session, fractions, with the 95% band of its cross-sectional t. */
  readonly averagePath: readonly PathPoint[];
  /** Average abnormal return by session, fractions. */
  readonly averages: readonly { readonly session: number; readonly value: number | null }[];
}

/** The charts' window round day 0; it is cut where it would reach into an estimation window before or after. */
export const chartWindow = (estimation: SessionWindow): SessionWindow =>
  estimation.end < 0
    ? { ...PATH_WINDOW, start: Math.max(PATH_WINDOW.start, estimation.end + 1) }
    : { ...PATH_WINDOW, end: Math.min(PATH_WINDOW.end, estimation.start - 1) };

/** The mean paths of a panel whose events are drawn by `groups`, those of one day together (`clusterEvents`). */
export function panelPaths(panel: EventPanel, groups: Int32Array): PanelPaths {
  const days = averagesByDay(panel);
  const band = bootstrapBand(panel, { ...BAND, groups });
  return {
    path: band.map(({ session, value, low, high }) => ({ session, date: null, car: value, low, high })),
    averagePath: days.map(averagePoint),
    averages: days.map(({ session, average }) => ({ session, value: average })),
  };
}

/** One session's AAR with its band: AAR +/- the critical value of t times AAR's own standard error, AAR / t. */
function averagePoint({ session, average, crossSectional }: DayAverage): PathPoint {
  const none = { session, date: null, car: average, low: null, high: null };
  if (average === null || crossSectional.status !== "ok" || crossSectional.statistic === 0) return none;
  const critical = studentCritical(BAND.level, crossSectional.degreesOfFreedom ?? 1);
  const half = Math.abs(average / crossSectional.statistic) * critical;
  return { ...none, low: average - half, high: average + half };
}
