"use client";

import { SlidersHorizontal } from "lucide-react";
import { useId, useState } from "react";
import { languageOf } from "../../i18n/routing.ts";
import type { Filter } from "../../lib/filters.ts";
import type { ExportLinks } from "../../lib/views/export-links.ts";
import type { FilterOptions } from "../../lib/views/options.ts";
import { useScale } from "../charts/use-scale.ts";
import { fill } from "../fill.ts";
import { ChipRow } from "./chip-row.tsx";
import { filterChips } from "./chips.ts";
import { Segmented } from "./choices.tsx";
import { controlValues } from "./control-values.ts";
import { ExportMenu } from "./export-menu.tsx";
import type { FilterTexts } from "./filter-texts.ts";
import { MoreChoices } from "./more-choices.tsx";
import { SubjectPickers } from "./subject-pickers.tsx";
import { useFilterState } from "./use-filter-state.ts";
import { ViewsButton } from "./views-button.tsx";

export interface RangePreset {
  readonly label: string;
  readonly from: string;
}

interface FilterBarProps {
  readonly filter: Filter;
  /** What the page opens on where its address asks for nothing. */
  readonly opening: Filter;
  readonly options: FilterOptions;
  readonly exports: ExportLinks;
  /** The dates shown, for the date fields; null when nothing is. */
  readonly shown: { readonly from: string; readonly to: string } | null;
  readonly presets: readonly RangePreset[];
  readonly locale: string;
  readonly texts: FilterTexts;
  /** A company's or an announcement's page has that choice made. */
  readonly fixed?: "company" | "event";
  /** A page without a price chart has no scale to choose. */
  readonly withoutChart?: boolean;
}

/**
 * Everything that can be asked for; each change goes into the address and the server answers anew. On a phone it is
 * one line, and a press shows the rest.
 */
export function FilterBar(props: FilterBarProps) {
  const { filter, opening, options, exports, shown, presets, locale, texts, fixed } = props;
  const labels = texts.filter;
  const withoutChart = props.withoutChart === true || fixed === "event";
  const controls = useId();
  const [unfolded, setUnfolded] = useState(false);
  const { values, change, reset, pending } = useFilterState(filter, opening);
  const { scale, chooseScale } = useScale();
  const language = languageOf(locale);
  const words = { options, language, texts, withoutChart };
  const chips = filterChips({ ...values, scale }, controlValues(opening), words);
  return (
    <search
      aria-label={labels.label}
      aria-busy={pending}
      className="no-print my-3 flex flex-wrap items-center gap-2"
    >
      <button
        type="button"
        className="control sm:hidden"
        aria-expanded={unfolded}
        aria-controls={controls}
        onClick={() => setUnfolded(!unfolded)}
      >
        <SlidersHorizontal aria-hidden="true" size={14} />
        {chips.length === 0 ? labels.filters : fill(labels.filtersChosen, { count: chips.length })}
      </button>
      <div
        id={controls}
        className={`${unfolded ? "flex" : "hidden"} w-full flex-wrap items-center gap-2 sm:contents`}
      >
        <SubjectPickers
          values={values}
          change={change}
          options={options}
          language={language}
          texts={texts}
          {...(fixed ? { fixed } : {})}
        />
        {!withoutChart && (
          <Segmented
            label={labels.scale}
            options={["indexed", "price", "log"]}
            names={labels.scales}
            value={scale}
            onChange={chooseScale}
          />
        )}
        {presets.length > 0 && (
          <fieldset className="inline-flex flex-wrap gap-1" aria-label={labels.range}>
            {presets.map((preset) => (
              <button
                key={preset.label}
                type="button"
                className="control px-2"
                aria-pressed={(values.from || shown?.from) === preset.from && values.to === ""}
                onClick={() => change({ from: preset.from, to: "" })}
              >
                {preset.label}
              </button>
            ))}
          </fieldset>
        )}
        <MoreChoices
          values={values}
          shown={shown}
          change={change}
          benchmarks={options.benchmarks}
          labels={labels}
          methodOnly={fixed === "event"}
        />
      </div>
      <span role="status" className="text-sm text-muted">
        {pending && labels.loading}
      </span>
      <ViewsButton texts={texts} />
      <ExportMenu exports={exports} labels={labels} />
      <ChipRow
        chips={chips}
        onRemove={({ without, held }) => change(without, held)}
        onClear={reset}
        labels={labels}
      />
    </search>
  );
}
