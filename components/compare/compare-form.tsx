import { X } from "lucide-react";
import { FILTER, type FilterChoice, hasShape, type NameReadBy, namesReadBy } from "../../lib/filters.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import type { Comparison } from "../../lib/views/compare.ts";
import { type CompareBy, compareQuery } from "../../lib/views/compare-choice.ts";
import { windowText } from "../../lib/window-text.ts";
import { companyOptions, eventOptions } from "../filters/picker-options.ts";
import { fill } from "../text/fill.ts";
import { instrumentName } from "../text/reader-name.ts";
import type { CompareNames } from "./compare-names.ts";
import { ComparePicker } from "./compare-picker.tsx";

interface CompareFormProps {
  readonly view: Pick<Comparison, "by" | "filter" | "options" | "exports">;
  readonly names: CompareNames;
  readonly locale: string;
  readonly messages: Messages;
}

type CompareChoice = Extract<FilterChoice, NameReadBy<"compare">>;
/** How to measure, and of what: the choices that a comparison understands. */
const CHOICES = namesReadBy("compare").filter((name): name is CompareChoice => hasShape(name, "choice"));
const MEASURE_CHOICES = CHOICES.filter((name) => FILTER[name].about === "measure");
const SUBJECT_CHOICES = CHOICES.filter((name) => FILTER[name].about !== "measure");

/** What to compare and how to measure it: links and a plain form that go into the address, without scripts too. */
export function CompareForm({ view, names, locale, messages }: CompareFormProps) {
  const { compare: texts, filter: labels } = messages;
  const { chosen, search, nothingFound, clear, firstShown, loadFailed, close, loading } = labels;
  const { by, filter, options, exports } = view;
  const language = languageOf(locale);
  const address = (changed: Partial<Comparison["filter"]>, as: CompareBy = by) =>
    `${localePath(locale, "/compare")}?${compareQuery({ ...filter, ...changed }, as)}`;
  const offered = [
    { list: "company", add: texts.addCompany, all: companyOptions(options, language) },
    { list: "event", add: texts.addEvent, all: eventOptions(options, messages.makerNames) },
  ] as const;
  // Turned round, a lone company or announcement would be all columns: leave it to the page to choose others.
  const turned = (as: CompareBy) => address(filter[as].length > 1 ? {} : { [as]: [] }, as);
  return (
    <search aria-label={texts.formLabel} className="no-print my-3 grid gap-2 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-muted">{texts.by}</span>
        <span className="inline-flex">
          {(["company", "event"] as const).map((choice) => (
            <a
              key={choice}
              href={choice === by ? address({}) : turned(choice)}
              aria-current={choice === by ? "true" : undefined}
              className="control first:rounded-e-none last:rounded-s-none last:border-s-0"
            >
              {texts.bys[choice]}
            </a>
          ))}
        </span>
        <a className="control ms-auto" href={`/api/v1/reactions.csv?${exports.reactions}`} download>
          {labels.exportReactions}
        </a>
      </div>
      {offered.map(({ list, add, all }) => (
        <div key={list} className="flex flex-wrap items-center gap-2">
          <Chips
            label={labels[list]}
            items={filter[list].map((slug) => ({
              slug,
              name: (list === "company" ? names.companies : names.events)[slug] ?? slug,
              href:
                filter[list].length > 1
                  ? address({ [list]: filter[list].filter((one) => one !== slug) })
                  : null,
            }))}
            remove={texts.remove}
          />
          <ComparePicker
            list={list}
            label={labels[list]}
            face={add}
            options={all}
            chosen={filter[list]}
            address={address({})}
            labels={{ chosen, search, nothingFound, clear, firstShown, loadFailed, close, loading }}
          />
        </div>
      ))}
      <form method="get" className="flex flex-wrap items-center gap-2">
        <input type="hidden" name="by" value={by} />
        <input type="hidden" name="company" value={filter.company.join(",")} />
        <input type="hidden" name="event" value={filter.event.join(",")} />
        <noscript>
          {offered.map(({ list, add, all }) => (
            <Choice
              key={list}
              name={list}
              label={add}
              hidden
              options={[
                { value: "", label: add },
                ...all
                  .filter(({ value }) => !filter[list].includes(value))
                  .map(({ value, label, detail }) => ({
                    value,
                    label: list === "event" ? `${detail} ${label}` : label,
                  })),
              ]}
              value=""
            />
          ))}
        </noscript>
        <details className="contents">
          <summary className="control list-none [&::-webkit-details-marker]:hidden">
            {labels.more} · {labels.words.model[filter.model]},{" "}
            <bdi dir="ltr">{windowText(filter.window)}</bdi>
            <span aria-hidden="true" className="text-muted">
              ▾
            </span>
          </summary>
          <div className="flex w-full flex-wrap items-center gap-x-4 gap-y-2 rounded border border-rule p-2">
            {SUBJECT_CHOICES.map((name) => (
              <Choice
                key={name}
                name={name}
                label={labels[name]}
                options={wordOptions(name, labels).reverse() /* the narrower choice first */}
                value={filter[name]}
              />
            ))}
            <Choice
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
              <Choice
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
          </div>
        </details>
        <button type="submit" className="control font-semibold">
          {texts.show}
        </button>
        <a className="control" href={localePath(locale, "/compare")}>
          {labels.reset}
        </a>
      </form>
    </search>
  );
}

function wordOptions(name: CompareChoice, { words }: Messages["filter"]) {
  const names: Readonly<Record<string, string>> = words[name];
  return FILTER[name].words.map((value) => ({ value, label: names[value] ?? value }));
}

interface ChipsProps {
  readonly label: string;
  readonly items: readonly { readonly slug: string; readonly name: string; readonly href: string | null }[];
  readonly remove: string;
}

/** What is chosen, each with a link to the page without it. */
function Chips({ label, items, remove }: ChipsProps) {
  return (
    <>
      <span className="text-muted">{label}</span>
      <ul className="flex min-w-0 flex-wrap gap-2" aria-label={label}>
        {items.map(({ slug, name, href }) => (
          <li key={slug} className="inline-flex min-h-7 max-w-full items-center rounded bg-raised ps-2">
            <bdi className="truncate py-0.5 pe-2">{name}</bdi>
            {href !== null && (
              <a href={href} className="grid size-7 place-items-center text-muted hover:text-ink">
                <span className="sr-only">{fill(remove, { name })}</span>
                <X aria-hidden size={14} />
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  /** True where the first option says what it is. */
  readonly hidden?: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
}

function Choice({ name, label, hidden = false, options, value }: ChoiceProps) {
  return (
    <label className="flex max-w-full items-center gap-1.5 text-muted">
      <span className={hidden ? "sr-only" : ""}>{label}</span>
      <select name={name} defaultValue={value} key={value} className="control max-w-64 pe-1">
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
