import type { Filter } from "../../lib/filters.ts";
import { windowText } from "../../lib/window-text.ts";

/** What the controls hold: windows as `-1..1`, an empty text for what is not chosen. */
export interface ControlValues
  extends Pick<
    Filter,
    "company" | "event" | "kind" | "maker" | "overlay" | "model" | "scale" | "listing" | "relation" | "chart"
  > {
  readonly from: string;
  readonly to: string;
  readonly benchmark: string;
  readonly estimation: string;
  readonly window: string;
}

/** A filter as its controls hold it. */
export function controlValues(filter: Filter): ControlValues {
  return {
    ...filter,
    from: filter.from ?? "",
    to: filter.to ?? "",
    benchmark: filter.benchmark ?? "",
    estimation: windowText(filter.estimation),
    window: windowText(filter.window),
  };
}

/** Choices that need not stand in the address, because a page without them means the same. */
const LEFT_OUT: Partial<Record<keyof ControlValues, string>> = {
  model: "market",
  scale: "indexed",
  chart: "line",
};

/** Parameters of the address by name; null takes one out. */
export type HeldValues = Readonly<Record<string, string | null>>;

/** Changed values as the address holds them. */
export function addressValues(changed: Partial<ControlValues>): HeldValues {
  const held: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(changed)) {
    const text = typeof value === "string" ? value : value.join(",");
    held[name] = text === "" || text === Reflect.get(LEFT_OUT, name) ? null : text;
  }
  return held;
}
