import { FILTER, type FilterChoice, hasShape, type NameReadBy, namesReadBy } from "../../lib/filters.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { Comparison } from "../../lib/views/compare.ts";
import type { CompareWords } from "../../lib/views/compare-choice.ts";
import { windowText } from "../../lib/window-text.ts";
import { instrumentName } from "../text/reader-name.ts";
import type { PickerOption } from "../ui/option-picker.tsx";
import { LinkedChoice, type LinkedChoiceProps } from "./linked-choice.tsx";
import { PlainChoice, PlainLists } from "./plain-choice.tsx";

interface MeasureFormProps {
  readonly view: Pick<Comparison, keyof CompareWords | "filter" | "options">;
  /** What can be added to the comparison where no script runs. */
  readonly lists: readonly {
    readonly list: "company" | "event";
    readonly add: string;
    readonly all: readonly PickerOption[];
  }[];
  /** How the figures are drawn, which is chosen by links. */
  readonly drawnBy: readonly LinkedChoiceProps[];
  readonly locale: string;
  readonly messages: Messages;
}

type CompareChoice = Extract<FilterChoice, NameReadBy<"compare">>;
/** How to measure, and of what: the choices that a comparison understands. */
const CHOICES = namesReadBy("compare").filter((name): name is CompareChoice => hasShape(name, "choice"));
const MEASURE_CHOICES = CHOICES.filter((name) => FILTER[name].about === "measure");
const SUBJECT_CHOICES = CHOICES.filter((name) => FILTER[name].about !== "measure");

/** How to measure, as a plain form that carries along what is compared. */
export function MeasureForm({ view, lists, drawnBy, locale, messages }: MeasureFormProps) {
  const { compare: texts, filter: labels } = messages;
  const { by, base, axes, filter, options } = view;
  return (
    <form method="get" className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="by" value={by} />
      <input type="hidden" name="base" value={base} />
      <input type="hidden" name="axes" value={axes} />
      <input type="hidden" name="company" value={filter.company.join(",")} />
      <input type="hidden" name="event" value={filter.event.join(",")} />
      <PlainLists
        lists={lists.map(({ list, add, all }) => ({
          name: list,
          label: add,
          options: [
            { value: "", label: add },
            ...all
              .filter(({ value }) => !filter[list].includes(value))
              .map(({ value, label, detail }) => ({
                value,
                label: list === "event" ? `${detail} ${label}` : label,
              })),
          ],
        }))}
        submit={texts.show}
      />
      <details className="contents">
        <summary className="control list-none [&::-webkit-details-marker]:hidden">
          {labels.more} · {labels.words.model[filter.model]}, <bdi dir="ltr">{windowText(filter.window)}</bdi>
          <span aria-hidden="true" className="text-muted">
            ▾
          </span>
        </summary>
        <div className="flex w-full flex-wrap items-center gap-x-4 gap-y-2 rounded border border-rule p-2">
          {drawnBy.map(({ name, links }) => (
            <LinkedChoice key={name} name={name} links={links} />
          ))}
          {SUBJECT_CHOICES.map((name) => (
            <PlainChoice
              key={name}
              name={name}
              label={labels[name]}
              options={wordOptions(name, labels).reverse() /* the narrower choice first */}
              value={filter[name]}
            />
          ))}
          <PlainChoice
            name="benchmark"
            label={labels.benchmark}
            options={[
              { value: "", label: labels.ownBenchmark },
              ...options.benchmarks.map((index) => ({
                value: index.symbol,
                label: `${instrumentName(index, messages.instrumentNames)} (${index.symbol})`,
              })),
            ]}
            value={filter.benchmark ?? ""}
          />
          {MEASURE_CHOICES.map((name) => (
            <PlainChoice
              key={name}
              name={name}
              label={labels[name]}
              options={wordOptions(name, labels)}
              value={filter[name]}
            />
          ))}
          {(["window", "estimation"] as const).map((name) => (
            <label key={name} className="flex items-center gap-1.5 text-muted" title={labels.sessions}>
              {labels[name]}
              <input
                name={name}
                defaultValue={windowText(filter[name])}
                className="control w-28 cursor-text"
                dir="ltr"
              />
            </label>
          ))}
          <button type="submit" className="control font-semibold">
            {texts.measure}
          </button>
        </div>
      </details>
      <a className="control" href={localePath(locale, "/compare")}>
        {labels.reset}
      </a>
    </form>
  );
}

function wordOptions(name: CompareChoice, { words }: Messages["filter"]) {
  const names: Readonly<Record<string, string>> = words[name];
  return FILTER[name].words.map((value) => ({ value, label: names[value] ?? value }));
}
