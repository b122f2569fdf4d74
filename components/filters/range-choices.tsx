"use client";

import type { Messages } from "../../lib/i18n/messages.ts";
import type { RangePreset } from "../../lib/views/presets.ts";
import { fill } from "../text/fill.ts";
import { rangeName } from "../text/reader-name.ts";
import type { ControlValues } from "./control-values.ts";

interface RangeChoicesProps {
  readonly values: Pick<ControlValues, "from" | "to">;
  readonly change: (next: Partial<ControlValues>) => void;
  /** The dates shown; null when nothing is. */
  readonly shown: { readonly from: string; readonly to: string } | null;
  readonly presets: readonly RangePreset[];
  readonly labels: Messages["filter"];
}

/** The ranges that are offered, the one shown pressed. */
export function RangeChoices({ values, change, shown, presets, labels }: RangeChoicesProps) {
  if (presets.length === 0) return null;
  return (
    <fieldset className="inline-flex flex-wrap gap-0.5 max-sm:gap-1" aria-label={labels.range}>
      {presets.map(({ name, from, to }) => (
        <button
          key={`${name} ${from}`}
          type="button"
          className="control justify-center px-2 max-sm:min-h-11 max-sm:flex-1"
          title={fill(to === null ? labels.rangeOpen : labels.rangeHelp, { from, to: to ?? "" })}
          aria-pressed={(values.from || shown?.from) === from && values.to === (to ?? "")}
          onClick={() => change({ from, to: to ?? "" })}
        >
          {rangeName({ name, from }, labels.presets)}
        </button>
      ))}
    </fieldset>
  );
}
