"use client";

import type { Messages } from "../../i18n/messages.ts";
import { languageOf } from "../../i18n/routing.ts";
import type { Filter } from "../../lib/filters.ts";
import type { ExportLinks } from "../../lib/views/export-links.ts";
import type { FilterOptions } from "../../lib/views/options.ts";
import { useScale } from "../charts/use-scale.ts";
import { Segmented, Select, TextChoice } from "./choices.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { MultiSelect } from "./multi-select.tsx";
import { useFilterState } from "./use-filter-state.ts";

export interface RangePreset {
  readonly label: string;
  readonly from: string;
}

interface FilterBarProps {
  readonly filter: Filter;
  readonly options: FilterOptions;
  readonly exports: ExportLinks;
  /** The dates shown, for the date fields; null when nothing is. */
  readonly shown: { readonly from: string; readonly to: string } | null;
  readonly presets: readonly RangePreset[];
  readonly locale: string;
  readonly labels: Messages["filter"];
  /** A company's or an announcement's page has that choice made. */
  readonly fixed?: "company" | "event";
  /** A page without a price chart has no scale to choose. */
  readonly withoutChart?: boolean;
}

const MODELS = ["market", "adjusted", "mean"] as const;
const WINDOWS = ["0..0", "-1..1", "0..1", "-2..2", "-5..5", "-10..10"];
const ESTIMATIONS = ["-120..-11", "-250..-11", "-60..-11", "-110..-21"];
const windowText = ({ start, end }: Filter["window"]) => `${start}..${end}`;

/** Everything that can be asked for; each change goes into the address and the server answers anew. */
export function FilterBar(props: FilterBarProps) {
  const { filter, options, exports, shown, presets, locale, labels, fixed, withoutChart = false } = props;
  const { values, change, reset, pending } = useFilterState(filter, {
    ...filter,
    from: filter.from ?? shown?.from ?? "",
    to: filter.to ?? shown?.to ?? "",
    benchmark: filter.benchmark ?? "",
    estimation: windowText(filter.estimation),
    window: windowText(filter.window),
  });
  const { scale, chooseScale } = useScale();
  const language = languageOf(locale);
  return (
    <search
      aria-label={labels.label}
      aria-busy={pending}
      className="no-print my-3 flex flex-wrap items-center gap-2"
    >
      {fixed !== "company" && fixed !== "event" && (
        <MultiSelect
          label={labels.company}
          allLabel={labels.allCompanies}
          options={options.companies.map(({ slug, names }) => ({ value: slug, label: names[language] }))}
          chosen={values.company}
          onChange={(company) => change({ company })}
          labels={labels}
        />
      )}
      {fixed !== "event" && (
        <>
          <MultiSelect
            label={labels.event}
            allLabel={labels.allEvents}
            options={options.events.map(({ slug, title, date }) => ({
              value: slug,
              label: title,
              detail: date,
            }))}
            chosen={values.event}
            onChange={(event) => change({ event })}
            labels={labels}
          />
          <MultiSelect
            label={labels.kind}
            allLabel={labels.allKinds}
            options={options.kinds.map((kind) => ({ value: kind, label: kind }))}
            chosen={values.kind}
            onChange={(kind) => change({ kind })}
            labels={labels}
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
          <TextChoice
            label={labels.from}
            type="date"
            value={values.from}
            onChange={(from) => change({ from })}
          />
          <TextChoice label={labels.to} type="date" value={values.to} onChange={(to) => change({ to })} />
          <Segmented
            label={labels.listing}
            options={["primary", "all"]}
            names={labels.listings}
            value={values.listing}
            onChange={(listing) => change({ listing })}
          />
          <Segmented
            label={labels.relation}
            options={["named", "all"]}
            names={labels.relations}
            value={values.relation}
            onChange={(relation) => change({ relation })}
          />
          <fieldset className="inline-flex flex-wrap gap-1" aria-label={labels.range}>
            {presets.map((preset) => (
              <button
                key={preset.label}
                type="button"
                className="control px-2"
                aria-pressed={values.from === preset.from && (filter.to === null || values.to === "")}
                onClick={() => change({ from: preset.from, to: "" })}
              >
                {preset.label}
              </button>
            ))}
          </fieldset>
        </>
      )}
      <details className="contents" open={fixed === "event"}>
        <summary className="control list-none [&::-webkit-details-marker]:hidden">
          {labels.more} · {labels.models[values.model]}, {values.window}
          <span aria-hidden="true" className="text-muted">
            ▾
          </span>
        </summary>
        <div className="flex w-full flex-wrap items-center gap-x-4 gap-y-2 rounded border border-rule p-2">
          <Select
            label={labels.benchmark}
            options={[
              { value: "", label: labels.ownBenchmark },
              ...options.benchmarks.map((benchmark) => ({
                value: benchmark.symbol,
                label: `${benchmark.name} (${benchmark.symbol})`,
              })),
            ]}
            value={values.benchmark}
            onChange={(benchmark) => change({ benchmark })}
          />
          <Select
            label={labels.model}
            options={MODELS.map((model) => ({
              value: model,
              label: labels.models[model],
            }))}
            value={values.model}
            onChange={(model) => change({ model: MODELS.find((known) => known === model) ?? "market" })}
          />
          <TextChoice
            label={labels.window}
            type="text"
            value={values.window}
            help={labels.sessions}
            suggestions={WINDOWS}
            onChange={(window) => change({ window })}
          />
          <TextChoice
            label={labels.estimation}
            type="text"
            value={values.estimation}
            help={labels.sessions}
            suggestions={ESTIMATIONS}
            onChange={(estimation) => change({ estimation })}
          />
        </div>
      </details>
      <button type="button" className="control" onClick={reset}>
        {labels.reset}
      </button>
      <ExportMenu exports={exports} labels={labels} />
      <span role="status" className="text-sm text-muted">
        {pending && labels.loading}
      </span>
    </search>
  );
}
