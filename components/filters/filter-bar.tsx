"use client";

import { SlidersHorizontal } from "lucide-react";
import { type ReactNode, useId, useMemo } from "react";
import type { ExportLinks } from "../../lib/export/export-links.ts";
import type { Filter } from "../../lib/filters.ts";
import { languageOf } from "../../lib/i18n/routing.ts";
import type { FilterOptions } from "../../lib/views/options.ts";
import type { RangePreset } from "../../lib/views/presets.ts";
import { useScale } from "../figure/use-scale.ts";
import { fill } from "../text/fill.ts";
import type { PackedText } from "../text/pack.ts";
import { instrumentName } from "../text/reader-name.ts";
import { unpack } from "../text/unpack.ts";
import { Opener } from "../ui/opener.tsx";
import { ChipRow } from "./chip-row.tsx";
import { filterChips } from "./chips.ts";
import { controlValues } from "./control-values.ts";
import type { FilterTexts } from "./filter-texts.ts";
import { MoreChoices } from "./more-choices.tsx";
import { RangeChoices } from "./range-choices.tsx";
import { FIRST_PICKERS, FURTHER_PICKERS, GROUP_PICKERS, SubjectPickers } from "./subject-pickers.tsx";
import { useFilterState } from "./use-filter-state.ts";
import { ViewTools } from "./view-tools.tsx";

const loadFilterSheet = () => import("./filter-sheet.tsx");

/** An announcement's bar wraps; on a phone a company's, which is one button, stands at the end of the heading's row. */
function placeOf(fixed: FilterBarProps["fixed"], exports: FilterBarProps["exports"]): string {
  if (fixed === "event") return "flex-wrap lg:flex-nowrap";
  return fixed === "company" && exports === null
    ? "max-sm:absolute max-sm:end-0 max-sm:top-0 max-sm:my-0"
    : "";
}

interface FilterBarProps {
  readonly filter: Filter;
  /** What the page opens on where its address asks for nothing. */
  readonly opening: Filter;
  readonly options: PackedText<FilterOptions>;
  /** The page's files; null where they are offered at its figure. */
  readonly exports: ExportLinks | null;
  /** The dates shown, for the date fields; null when nothing is. */
  readonly shown: { readonly from: string; readonly to: string } | null;
  readonly presets: readonly RangePreset[];
  readonly locale: string;
  readonly texts: FilterTexts;
  /** A company's or an announcement's page has that choice made. */
  readonly fixed?: "company" | "event";
  /** A page without a price chart has no scale to choose. */
  readonly withoutChart?: boolean;
  /** How the page is handed on (components/social/share-menu.tsx), beside its files. */
  readonly share?: ReactNode;
}

/**
 * Everything that can be asked for in one quiet row, whose height never changes; each change goes into the address and
 * the server answers anew. Where there is no room for it, a press brings the choices from the lower edge; before the
 * script is there, the browser does.
 */
export function FilterBar(props: FilterBarProps) {
  const { filter, opening, exports, shown, presets, locale, texts, fixed } = props;
  const labels = texts.filter;
  const options = useMemo(() => unpack(props.options), [props.options]);
  const withoutChart = props.withoutChart === true || fixed === "event";
  const bar = useId();
  const { values, change, reset, pending, unanswered } = useFilterState(filter, opening, shown);
  const { scale } = useScale();
  const language = languageOf(locale);
  const first = presets.find(({ name }) => name === "all")?.from ?? null;
  const words = { options, language, texts, withoutChart, first };
  const chips = filterChips({ ...values, scale }, controlValues(opening), words);
  const pickers = { values, change, options, language, texts, fixed };
  const ranges = <RangeChoices {...{ values, change, shown, presets }} labels={labels} />;
  const choices = (
    <>
      <SubjectPickers {...pickers} lists={FIRST_PICKERS} />
      <span className="contents lg:max-xl:hidden">
        <SubjectPickers {...pickers} lists={FURTHER_PICKERS} />
      </span>
      <span className="contents md:hidden">{ranges}</span>
      <MoreChoices
        values={values}
        shown={shown}
        change={change}
        benchmarks={options.benchmarks.map((index) => ({
          ...index,
          name: instrumentName(index, texts.instrumentNames),
        }))}
        texts={texts}
        withoutChart={withoutChart}
        methodOnly={fixed === "event"}
      >
        <span className="hidden lg:max-xl:contents">
          <SubjectPickers {...pickers} lists={FURTHER_PICKERS} />
        </span>
        <SubjectPickers {...pickers} lists={GROUP_PICKERS} />
      </MoreChoices>
    </>
  );
  return (
    <search
      aria-label={labels.label}
      aria-busy={pending}
      className={`no-print quiet-controls my-1.5 flex max-sm:my-1 items-center gap-1.5 ${placeOf(fixed, exports)}`}
    >
      <Opener
        load={loadFilterSheet}
        className="needs-script control max-sm:min-h-11 lg:hidden"
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
            {choices}
          </FilterSheet>
        )}
      </Opener>
      <div
        id={bar}
        popover="auto"
        className="needs-script text-ink max-lg:sheet max-lg:gap-3 max-lg:overflow-y-auto max-lg:p-4 max-lg:open:grid lg:contents"
      >
        {choices}
      </div>
      <span className="contents max-md:hidden">{ranges}</span>
      <ChipRow
        chips={chips}
        onRemove={({ without, held }) => change(without, held)}
        onClear={reset}
        labels={labels}
      />
      <span role="status" className="text-sm whitespace-nowrap text-muted">
        {pending && labels.loading}
        {unanswered && labels.offline[unanswered]}
      </span>
      {exports && <ViewTools exports={exports} share={props.share} texts={texts} />}
    </search>
  );
}
