"use client";

import { ChevronDown } from "lucide-react";
import type { Filter } from "../../lib/filters.ts";
import type { FilterOptions } from "../../lib/views/options.ts";
import { Segmented, Select, TextChoice } from "../ui/choices.tsx";
import type { ControlValues } from "./control-values.ts";
import type { FilterTexts } from "./filter-texts.ts";

interface MoreChoicesProps {
  readonly values: ControlValues;
  /** The dates shown where none are chosen. */
  readonly shown: { readonly from: string; readonly to: string } | null;
  readonly change: (next: Partial<ControlValues>) => void;
  readonly benchmarks: FilterOptions["benchmarks"];
  readonly labels: FilterTexts["filter"];
  /** An announcement's page shows all its listings over its own days, and only how they are measured can be chosen. */
  readonly methodOnly: boolean;
}

const MODELS: readonly Filter["model"][] = ["market", "adjusted", "mean"];
const WINDOWS = ["0..0", "-1..1", "0..1", "-2..2", "-5..5", "-10..10"];
const ESTIMATIONS = ["-120..-11", "-250..-11", "-60..-11", "-110..-21"];

/** What is chosen more rarely: dates, listings, pairs, and how a reaction is measured. */
export function MoreChoices(props: MoreChoicesProps) {
  const { values, shown, change, benchmarks, labels, methodOnly } = props;
  return (
    <details className="contents" open={methodOnly}>
      <summary className="control list-none max-sm:min-h-11 [&::-webkit-details-marker]:hidden">
        {methodOnly ? labels.method : labels.more}
        <ChevronDown aria-hidden="true" size={14} className="text-muted" />
      </summary>
      <div className="flex w-full flex-wrap items-center gap-x-4 gap-y-2 rounded border border-rule p-2 max-sm:grid max-sm:border-none max-sm:p-0">
        {!methodOnly && (
          <>
            <TextChoice
              label={labels.from}
              type="date"
              value={values.from || (shown?.from ?? "")}
              onChange={(from) => change({ from })}
            />
            <TextChoice
              label={labels.to}
              type="date"
              value={values.to || (shown?.to ?? "")}
              onChange={(to) => change({ to })}
            />
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
          </>
        )}
        <Select
          label={labels.benchmark}
          options={[
            { value: "", label: labels.ownBenchmark },
            ...benchmarks.map(({ symbol, name }) => ({ value: symbol, label: `${name} (${symbol})` })),
          ]}
          value={values.benchmark}
          onChange={(benchmark) => change({ benchmark })}
        />
        <Select
          label={labels.model}
          options={MODELS.map((model) => ({ value: model, label: labels.models[model] }))}
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
  );
}
