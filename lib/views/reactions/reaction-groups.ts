import type { Reaction } from "../../reactions/reaction.ts";
import { mean } from "../../study/moments.ts";

/** What a table can be grouped by. */
export const REACTION_GROUPINGS = ["event", "company", "kind", "maker"] as const;
export type ReactionGrouping = (typeof REACTION_GROUPINGS)[number];

/** What several reactions come to. Means are fractions over those measured; null where none is. */
export interface GroupFigures {
  readonly pairs: number;
  readonly measured: number;
  /** Measured reactions with an abnormal return above zero. */
  readonly positive: number;
  readonly abnormalReturn: number | null;
  readonly car: number | null;
}

/** Mean AR and mean CAR of reactions: the AAR and CAAR of the averages over the same pairs. */
export function groupFigures(
  reactions: readonly Pick<Reaction, "status" | "abnormalReturn" | "car">[],
): GroupFigures {
  const measured = reactions.filter(({ status }) => status === "ok");
  const abnormal = measured.flatMap(({ abnormalReturn }) => abnormalReturn?.value ?? []);
  return {
    pairs: reactions.length,
    measured: measured.length,
    positive: abnormal.filter((value) => value > 0).length,
    abnormalReturn: meanOf(abnormal),
    car: meanOf(measured.flatMap(({ car }) => car?.value ?? [])),
  };
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : mean(Float64Array.from(values));

/** The groups that a reaction belongs to: one, or each of its announcement's kinds. */
export function groupsOf(
  { event, company, kinds, maker }: Pick<Reaction, "event" | "company" | "kinds" | "maker">,
  grouping: ReactionGrouping,
): readonly string[] {
  switch (grouping) {
    case "event":
      return [event];
    case "company":
      return [company];
    case "kind":
      return kinds;
    case "maker":
      return [maker];
  }
}
