"use client";

import { ESTIMATION_WINDOW, EVENT_WINDOW } from "../../lib/study/windows.ts";
import type { WideTable } from "../../lib/study-input/wide-table.ts";
import type { OwnFileLink } from "../../lib/views/study/own-file-link.ts";
import { windowText } from "../../lib/window-text.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { bracketed } from "../text/lists.ts";
import type { OwnFileTexts } from "./own-file-panel.tsx";

interface OwnFileFieldsProps {
  /** What was read; null before. */
  readonly table: WideTable | null;
  /** The factors that were read; null for none. */
  readonly factors: WideTable | null;
  /** What a link fills in; null without one. */
  readonly link: OwnFileLink | null;
  readonly locale: string;
  readonly texts: OwnFileTexts;
}

/** The file and what its figures are; once it is read, what of it is studied and how. */
export function OwnFileFields({ table, factors, link, locale, texts }: OwnFileFieldsProps) {
  const { filter, exchanges, models } = texts;
  const { own } = texts.study;
  const columns = table ? [...table.columns.keys()] : [];
  const market = columnOf(columns, link?.benchmark) ?? likelyMarket(columns) ?? columns[1] ?? "";
  const named = (name: string) => ({ value: name, label: leftToRight(locale, name) });
  return (
    <>
      <div data-reads className="grid gap-3 sm:grid-cols-3">
        <label className="grid gap-1 sm:col-span-3">
          <span className="font-semibold">{own.file}</span>
          <input
            type="file"
            name="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            className="control w-full py-1.5 max-md:min-h-11"
          />
        </label>
        <details className="sm:col-span-3">
          <summary>{own.paste}</summary>
          <textarea
            name="pasted"
            rows={5}
            dir="ltr"
            spellCheck={false}
            aria-label={own.paste}
            className="control mt-1 block w-full resize-y cursor-text py-1.5 font-mono whitespace-pre"
          />
        </details>
        <Choice
          name="kind"
          value={link?.kind}
          label={own.kind}
          options={[
            { value: "price", label: own.kinds.price },
            { value: "return", label: own.kinds.return },
            { value: "percent", label: own.kinds.percent },
          ]}
        />
        <Choice
          name="order"
          value={link?.order}
          label={own.order}
          options={[
            { value: "", label: own.asShown },
            { value: "day-first", label: own.orders.day },
            { value: "month-first", label: own.orders.month },
          ]}
        />
        <Choice
          name="decimal"
          value={link?.decimal}
          label={own.decimal}
          options={[
            { value: "", label: own.asShown },
            { value: "point", label: own.decimals.point },
            { value: "comma", label: own.decimals.comma },
          ]}
        />
      </div>
      {table && (
        <div className="grid gap-3 *:min-w-0 sm:grid-cols-2">
          <Choice
            key={`security ${table.source}`}
            name="security"
            label={own.security}
            value={columnOf(columns, link?.symbol) ?? columns.find((name) => name !== market) ?? ""}
            options={[...columns.map(named), { value: "", label: own.allSecurities }]}
          />
          <Choice
            key={`market ${table.source}`}
            name="market"
            label={own.market}
            value={market}
            options={[...columns.map(named), { value: "", label: own.noMarket }]}
          />
          <Choice
            name="model"
            value={link?.model}
            label={filter.model}
            options={Object.entries(models).map(([value, label]) => ({ value, label }))}
          />
          <Choice
            name="exchange"
            value={link?.exchange}
            label={own.exchange}
            options={[
              { value: "", label: own.noExchange },
              ...Object.entries(exchanges).map(([value, label]) => ({ value, label })),
            ]}
          />
          {(
            [
              ["window", windowText(EVENT_WINDOW)],
              ["estimation", windowText(ESTIMATION_WINDOW)],
            ] as const
          ).map(([name, opening]) => (
            <label key={name} className="grid gap-1 text-muted" title={filter.sessions}>
              {filter[name]}
              <input
                name={name}
                defaultValue={link?.[name] ?? opening}
                dir="ltr"
                className="control w-full cursor-text max-md:min-h-11"
              />
            </label>
          ))}
          <Choice
            name="exclude"
            value={link?.exclude}
            label={filter.exclude}
            options={[
              { value: "none", label: filter.words.exclude.none },
              { value: "security", label: own.otherDates },
              { value: "all", label: own.allDates },
              { value: "cluster", label: own.sinceCluster },
            ]}
          />
          <Choice
            name="bound"
            value={link?.bound}
            label={filter.bound}
            options={Object.entries(filter.words.bound)
              .map(([value, label]) => ({ value: value === "none" ? "" : value, label }))
              .sort((a, b) => Number(a.value) - Number(b.value))}
          />
          <label className="grid content-start gap-1 text-muted">
            {own.factors}
            <input
              type="file"
              name="factors"
              accept=".csv,.txt,.tsv,text/csv,text/plain"
              className="control w-full py-1.5 max-md:min-h-11"
            />
          </label>
          {factors && (
            <Choice
              key={`unit ${factors.source}`}
              name="factors-unit"
              value={link?.["factors-unit"]}
              label={`${own.kind}${bracketed(locale, leftToRight(locale, factors.source))}`}
              options={[
                { value: "", label: own.asShown },
                { value: "percent", label: own.kinds.percent },
              ]}
            />
          )}
          {factors && (
            <Choice
              key={`riskless ${factors.source}`}
              name="risk-free"
              label={own.riskFree}
              value={
                columnOf([...factors.columns.keys()], link?.["risk-free"]) ??
                [...factors.columns.keys()].find((name) => /^rf$/i.test(name)) ??
                ""
              }
              options={[...[...factors.columns.keys()].map(named), { value: "", label: own.noRiskFree }]}
            />
          )}
        </div>
      )}
    </>
  );
}

/** What a link names, if the file has it: a column, or empty for what it says of none or all; else null. */
const columnOf = (columns: readonly string[], linked: string | undefined): string | null =>
  linked !== undefined && (linked === "" || columns.includes(linked)) ? linked : null;

/** The column that is taken for the benchmark until another is chosen: one that is called so, else none. */
const likelyMarket = (columns: readonly string[]): string | null =>
  columns.find((name) =>
    /index|market|bench|^\^|^(spx|spy|mkt|csi|hsi|rm)\b|指数|基准|مؤشر|سوق/i.test(name),
  ) ?? null;

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <label className="grid content-start gap-1 text-muted">
      {label}
      <select name={name} defaultValue={value} className="control w-full pe-1 max-md:min-h-11">
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
