"use client";

import type { ReactNode } from "react";
import { FILTER, type FilterChoice, type NameAbout, namesOf } from "../../lib/filters.ts";
import type { FilterOptions } from "../../lib/views/options.ts";
import { Segmented, Select, TextChoice } from "../ui/choices.tsx";
import { Menu } from "../ui/menu.tsx";
import type { ControlValues } from "./control-values.ts";
import type { FilterTexts } from "./filter-texts.ts";

interface MoreChoicesProps {
  readonly values: ControlValues;
  /** The dates shown where none are chosen. */
  readonly shown: { readonly from: string; readonly to: string } | null;
  readonly change: (next: Partial<ControlValues>) => void;
  readonly benchmarks: FilterOptions["benchmarks"];
  readonly texts: Pick<FilterTexts, "filter" | "words">;
  /** Nothing is said of what a page's figures show where it has none: on the board. */
  readonly withoutChart: boolean;
  /** An announcement's page shows all its listings over its own days, and only how they are measured can be chosen. */
  readonly methodOnly: boolean;
  /** Choices for which the row has no room. */
  readonly children: ReactNode;
}

type MeasureChoice = Extract<FilterChoice, NameAbout<"measure" | "reading">>;
type SubjectChoice = Exclude<FilterChoice, NameAbout<"measure" | "reading" | "drawing">>;
const MEASURE_CHOICES = namesOf("choice").filter(
  (name): name is MeasureChoice => FILTER[name].about === "measure" || FILTER[name].about === "reading",
);
const SUBJECT_CHOICES = namesOf("choice").filter(
  (name): name is SubjectChoice => !["measure", "reading", "drawing"].includes(FILTER[name].about),
);

/** What is chosen more rarely: dates, listings, pairs, and how a reaction is measured. */
export function MoreChoices(props: MoreChoicesProps) {
  const { values, shown, change, benchmarks, texts, withoutChart, methodOnly, children } = props;
  const { filter: labels } = texts;
  const namesOfWords = (name: MeasureChoice | SubjectChoice): Readonly<Record<string, string>> =>
    texts.words[name];
  const choices = (
    <>
      {!methodOnly && (
        <>
          {children}
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
          {SUBJECT_CHOICES.map((name) => (
            <Segmented
              key={name}
              label={labels[name]}
              options={wordsOf(name).toReversed() /* the narrower choice first */}
              names={namesOfWords(name)}
              value={values[name]}
              onChange={(word) => change({ [name]: word })}
            />
          ))}
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
      {MEASURE_CHOICES.filter((name) => withoutChart || FILTER[name].about === "measure").map((name) => (
        <Select
          key={name}
          label={labels[name]}
          options={wordsOf(name).map((value) => ({ value, label: namesOfWords(name)[value] ?? value }))}
          value={values[name]}
          onChange={(word) => change({ [name]: word })}
        />
      ))}
      <TextChoice
        label={labels.window}
        type="text"
        value={values.window}
        help={labels.sessions}
        suggestions={FILTER.window.suggestions}
        onChange={(window) => change({ window })}
      />
      <TextChoice
        label={labels.estimation}
        type="text"
        value={values.estimation}
        help={labels.sessions}
        suggestions={FILTER.estimation.suggestions}
        onChange={(estimation) => change({ estimation })}
      />
    </>
  );
  return (
    <Menu
      face={methodOnly ? labels.method : labels.more}
      isOpenInSheet={methodOnly}
      panelClass="w-xl p-3 max-lg:static max-lg:mt-3 max-lg:w-auto max-lg:border-none max-lg:p-0 max-lg:shadow-none"
    >
      <div className="grid gap-2.5 max-lg:gap-3">{choices}</div>
    </Menu>
  );
}

const wordsOf = (name: FilterChoice): readonly string[] => FILTER[name].words;
