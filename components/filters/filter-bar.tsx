"use client";

import { Bookmark, SlidersHorizontal } from "lucide-react";
import { useId } from "react";
import type { ExportLinks } from "../../lib/export/export-links.ts";
import type { Filter } from "../../lib/filters.ts";
import { languageOf } from "../../lib/i18n/routing.ts";
import type { FilterOptions } from "../../lib/views/options.ts";
import type { RangePreset } from "../../lib/views/presets.ts";
import { useScale } from "../figure/use-scale.ts";
import { fill } from "../text/fill.ts";
import { Opener } from "../ui/opener.tsx";
import { ChipRow } from "./chip-row.tsx";
import { filterChips } from "./chips.ts";
import { controlValues } from "./control-values.ts";
import { ExportMenu } from "./export-menu.tsx";
import { FilterControls } from "./filter-controls.tsx";
import type { FilterTexts } from "./filter-texts.ts";
import { useFilterState } from "./use-filter-state.ts";

const loadFilterSheet = () => import("./filter-sheet.tsx");

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
 * one line, and a press brings the choices from the lower edge; before the script is there, the browser does.
 */
export function FilterBar(props: FilterBarProps) {
  const { filter, opening, options, exports, shown, presets, locale, texts, fixed } = props;
  const labels = texts.filter;
  const withoutChart = props.withoutChart === true || fixed === "event";
  const bar = useId();
  const { values, change, reset, pending } = useFilterState(filter, opening);
  const { scale } = useScale();
  const language = languageOf(locale);
  const first = presets.find(({ name }) => name === "all")?.from ?? null;
  const words = { options, language, texts, withoutChart, first };
  const chips = filterChips({ ...values, scale }, controlValues(opening), words);
  const controls = (
    <FilterControls
      values={values}
      change={change}
      options={options}
      shown={shown}
      presets={presets}
      language={language}
      texts={texts}
      withoutChart={withoutChart}
      {...(fixed ? { fixed } : {})}
    />
  );
  return (
    <search
      aria-label={labels.label}
      aria-busy={pending}
      className="no-print my-3 flex flex-wrap items-center gap-2"
    >
      <Opener
        load={loadFilterSheet}
        className="needs-script control max-sm:min-h-11 sm:hidden"
        failure={labels.loadFailed}
        early={bar}
        face={
          <>
            <SlidersHorizontal aria-hidden="true" size={14} />
            {chips.length === 0 ? labels.filters : fill(labels.filtersChosen, { count: chips.length })}
          </>
        }
      >
        {({ FilterSheet }, opened) => (
          <FilterSheet
            {...opened}
            texts={texts}
            pending={pending}
            onClear={chips.length === 0 ? null : reset}
          >
            {controls}
          </FilterSheet>
        )}
      </Opener>
      <div
        id={bar}
        popover="auto"
        className="needs-script text-ink max-sm:sheet max-sm:gap-3 max-sm:overflow-y-auto max-sm:p-4 max-sm:open:grid sm:contents"
      >
        {controls}
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

const loadViewsPanel = () => import("./views-panel.tsx");

/** Opens the saved views and the page's link. */
function ViewsButton({ texts }: { readonly texts: FilterTexts }) {
  return (
    <Opener
      load={loadViewsPanel}
      className="needs-script control ms-auto max-sm:min-h-11"
      failure={texts.filter.loadFailed}
      face={
        <>
          <Bookmark aria-hidden="true" size={14} />
          {texts.savedViews.button}
        </>
      }
    >
      {({ ViewsPanel }, opened) => <ViewsPanel {...opened} texts={texts} />}
    </Opener>
  );
}
