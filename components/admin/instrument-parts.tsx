import type { ReactNode } from "react";
import type { InstrumentText } from "../../lib/admin/instruments/instrument-fields.ts";
import { fill } from "../text/fill.ts";
import { FieldGroup, SelectField, TextField } from "./fields.tsx";
import { problemAt } from "./form-state.ts";
import type { InstrumentPartProps } from "./instrument-form-props.ts";

/** Rows for benchmarks that a form has at least. */
const FEWEST_BENCHMARKS = 3;

const fieldOf = ({ state, labels }: InstrumentPartProps, name: InstrumentText) => ({
  id: name,
  name,
  label: labels[name],
  value: state.fields[name],
  problem: problemAt(state, name),
});

/** What the instrument is; `children` stand under its symbol. */
export function What({ children, ...props }: InstrumentPartProps & { readonly children: ReactNode }) {
  const { labels, choices, stored } = props;
  return (
    <FieldGroup title={labels.what}>
      <TextField
        {...fieldOf(props, "symbol")}
        hint={stored ? labels.symbolFixed : labels.symbolHelp}
        readOnly={stored !== null}
        latin
      />
      {children}
      <TextField {...fieldOf(props, "name")} />
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField {...fieldOf(props, "kind")} options={choices.kinds} />
        <SelectField {...fieldOf(props, "exchange")} hint={labels.exchangeHelp} options={choices.exchanges} />
        <TextField {...fieldOf(props, "currency")} hint={labels.currencyHelp} latin />
      </div>
    </FieldGroup>
  );
}

/** Whose share it is and how it is paid, or what a fund stands in for. */
export function Belongs(props: InstrumentPartProps) {
  const { state, labels, choices } = props;
  const problem = problemAt(state, "primary");
  return (
    <FieldGroup title={labels.belongs}>
      <SelectField {...fieldOf(props, "company")} options={choices.companies} />
      <div className="grid gap-1">
        <label className="inline-flex min-h-6 items-center gap-2 text-sm">
          <input
            id="primary"
            type="checkbox"
            name="primary"
            value="yes"
            defaultChecked={state.fields.primary}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem && "primary-problem"}
          />
          {labels.primary}
        </label>
        {problem && (
          <p id="primary-problem" className="text-xs font-semibold text-error">
            {problem}
          </p>
        )}
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField {...fieldOf(props, "sharesPerUnit")} hint={labels.sharesPerUnitHelp} latin />
        <TextField {...fieldOf(props, "dividendCurrency")} hint={labels.dividendCurrencyHelp} latin />
        <TextField {...fieldOf(props, "standInFor")} hint={labels.standInForHelp} latin />
      </div>
    </FieldGroup>
  );
}

/** What the instrument is measured against, in order, with an empty row at the end. */
export function Benchmarks({ state, labels, choices }: InstrumentPartProps) {
  const { benchmarks } = state.fields;
  const used = benchmarks.findLastIndex((symbol) => symbol !== "") + 1;
  const rows = Array.from({ length: Math.max(FEWEST_BENCHMARKS, used + 1) }, (_row, at) => at);
  return (
    <FieldGroup title={labels.benchmarks}>
      <p className="text-xs text-muted">{labels.benchmarksHelp}</p>
      {rows.map((at) => (
        <SelectField
          key={at}
          id={`benchmarks.${at}`}
          name="benchmark"
          label={fill(labels.benchmark, { number: at + 1 })}
          value={benchmarks[at] ?? ""}
          problem={problemAt(state, `benchmarks.${at}`)}
          options={choices.benchmarks}
        />
      ))}
    </FieldGroup>
  );
}
