"use client";

import type { Locale } from "../../lib/i18n/routing.ts";
import type { FilterOptions } from "../../lib/views/options.ts";
import type { RangePreset } from "../../lib/views/presets.ts";
import { ScaleChoice } from "../figure/tools/scale-choice.tsx";
import { fill } from "../text/fill.ts";
import { instrumentName, rangeName } from "../text/reader-name.ts";
import type { ControlValues } from "./control-values.ts";
import type { FilterTexts } from "./filter-texts.ts";
import { MoreChoices } from "./more-choices.tsx";
import { SubjectPickers } from "./subject-pickers.tsx";

interface FilterControlsProps {
  readonly values: ControlValues;
  readonly change: (next: Partial<ControlValues>) => void;
  readonly options: FilterOptions;
  /** The dates shown, for the date fields; null when nothing is. */
  readonly shown: { readonly from: string; readonly to: string } | null;
  readonly presets: readonly RangePreset[];
  readonly language: Locale;
  readonly texts: FilterTexts;
  /** A company's or an announcement's page has that choice made. */
  readonly fixed?: "company" | "event";
  /** A page without a price chart has no scale to choose. */
  readonly withoutChart: boolean;
}

/** Every choice of the filter, one after another: in the bar, or in a phone's sheet. */
export function FilterControls(props: FilterControlsProps) {
  const { values, change, options, shown, presets, language, texts, fixed, withoutChart } = props;
  const labels = texts.filter;
  return (
    <>
      <SubjectPickers
        values={values}
        change={change}
        options={options}
        language={language}
        texts={texts}
        {...(fixed ? { fixed } : {})}
      />
      {!withoutChart && (
        // On a phone it is among the chart's own choices (charts/chart-toolbar.tsx).
        <span className="contents max-sm:hidden">
          <ScaleChoice labels={labels} />
        </span>
      )}
      {presets.length > 0 && (
        <fieldset className="inline-flex flex-wrap gap-1" aria-label={labels.range}>
          {presets.map((preset) => (
            <button
              key={`${preset.name} ${preset.from}`}
              type="button"
              className="control justify-center px-2 max-sm:min-h-11 max-sm:flex-1"
              title={fill(preset.to === null ? labels.rangeOpen : labels.rangeHelp, {
                from: preset.from,
                to: preset.to ?? "",
              })}
              aria-pressed={(values.from || shown?.from) === preset.from && values.to === (preset.to ?? "")}
              onClick={() => change({ from: preset.from, to: preset.to ?? "" })}
            >
              {rangeName(preset, labels.presets)}
            </button>
          ))}
        </fieldset>
      )}
      <MoreChoices
        values={values}
        shown={shown}
        change={change}
        benchmarks={options.benchmarks.map((index) => ({
          ...index,
          name: instrumentName(index, texts.instrumentNames),
        }))}
        texts={texts}
        methodOnly={fixed === "event"}
      />
    </>
  );
}
