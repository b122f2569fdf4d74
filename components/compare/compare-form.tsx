import { ChevronDown, X } from "lucide-react";
import { FILTER, type FilterChoice, hasShape, type NameReadBy, namesReadBy } from "../../lib/filters.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import type { Comparison } from "../../lib/views/compare.ts";
import {
  COMPARE_AXES,
  COMPARE_BASES,
  COMPARE_BY,
  type CompareWords,
  compareQuery,
} from "../../lib/views/compare-choice.ts";
import { windowText } from "../../lib/window-text.ts";
import { companyOptions, eventOptions } from "../filters/picker-options.ts";
import { fill } from "../text/fill.ts";
import { signed } from "../text/format.ts";
import { instrumentName } from "../text/reader-name.ts";
import type { CompareNames } from "./compare-names.ts";
import { ComparePicker } from "./compare-picker.tsx";
import { PlainChoice, PlainLists } from "./plain-choice.tsx";

interface CompareFormProps {
  readonly view: Pick<
    Comparison,
    keyof CompareWords | "filter" | "options" | "exports" | "turned" | "drawn" | "blocks"
  >;
  readonly names: CompareNames;
  readonly locale: string;
  readonly messages: Messages;
}

type CompareChoice = Extract<FilterChoice, NameReadBy<"compare">>;
/** How to measure, and of what: the choices that a comparison understands. */
const CHOICES = namesReadBy("compare").filter((name): name is CompareChoice => hasShape(name, "choice"));
const MEASURE_CHOICES = CHOICES.filter((name) => FILTER[name].about === "measure");
const SUBJECT_CHOICES = CHOICES.filter((name) => FILTER[name].about !== "measure");

/**
 * What to compare and how to measure it: links and a plain form that go into the address, without scripts too. On a
 * phone, where they would fill the first screen, they are folded under one line that the browser opens by itself.
 */
export function CompareForm({ view, names, locale, messages }: CompareFormProps) {
  const { compare: texts, filter: labels } = messages;
  // Only these of the filter's texts go to the browser.
  const pickerLabels = {
    chosen: labels.chosen,
    search: labels.search,
    searching: labels.searching,
    searchFailed: labels.searchFailed,
    nothingFound: labels.nothingFound,
    clear: labels.clear,
    firstShown: labels.firstShown,
    loadFailed: labels.loadFailed,
    close: labels.close,
    loading: labels.loading,
  };
  const { by, base, axes, filter, options, exports, turned, drawn, blocks } = view;
  const language = languageOf(locale);
  const path = localePath(locale, "/compare");
  const address = (changed: Partial<Comparison["filter"]>, words: Partial<CompareWords> = {}) =>
    `${path}?${compareQuery({ ...filter, ...changed }, { by, base, axes, ...words })}`;
  const offered = [
    { list: "company", add: texts.addCompany, all: companyOptions(options, language) },
    { list: "event", add: texts.addEvent, all: eventOptions(options, messages.makerNames) },
  ] as const;
  const start = signed(locale, drawn.start, 0);
  const sides = COMPARE_BY.map((word) => ({
    name: texts.bys[word],
    chosen: word === by,
    href: word === by ? address({}) : `${path}?${turned}`,
  }));
  const drawnBy = [
    {
      name: texts.base,
      links: COMPARE_BASES.map((word) => ({
        name: fill(texts.bases[word], { start }),
        chosen: word === base,
        href: address({}, { base: word }),
      })),
    },
    {
      name: texts.axes,
      links: COMPARE_AXES.map((word) => ({
        name: texts.axesNames[word],
        chosen: word === axes,
        href: address({}, { axes: word }),
      })),
    },
  ];
  return (
    <search aria-label={texts.formLabel} className="no-print my-3 text-sm max-sm:my-2">
      <details className="unfolds-when-wide" open={blocks.length === 0}>
        <summary className="control w-full list-none justify-between max-sm:min-h-11 [&::-webkit-details-marker]:hidden">
          {texts.formLabel}
          <ChevronDown aria-hidden="true" size={14} className="text-muted" />
        </summary>
        <div className="grid grid-cols-1 gap-2 max-sm:pt-2">
          <div className="flex flex-wrap items-center gap-2">
            <LinkedChoice name={texts.by} links={sides} />
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
                labels={pickerLabels}
                more={options.more}
                words={{ language, makerNames: messages.makerNames, makerGroup: labels.makerGroup }}
              />
            </div>
          ))}
          <form method="get" className="flex flex-wrap items-center gap-2">
            <input type="hidden" name="by" value={by} />
            <input type="hidden" name="base" value={base} />
            <input type="hidden" name="axes" value={axes} />
            <input type="hidden" name="company" value={filter.company.join(",")} />
            <input type="hidden" name="event" value={filter.event.join(",")} />
            <PlainLists
              lists={offered.map(({ list, add, all }) => ({
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
                {labels.more} · {labels.words.model[filter.model]},{" "}
                <bdi dir="ltr">{windowText(filter.window)}</bdi>
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
        </div>
      </details>
    </search>
  );
}

function wordOptions(name: CompareChoice, { words }: Messages["filter"]) {
  const names: Readonly<Record<string, string>> = words[name];
  return FILTER[name].words.map((value) => ({ value, label: names[value] ?? value }));
}

interface LinkedChoiceProps {
  readonly name: string;
  readonly links: readonly { readonly name: string; readonly chosen: boolean; readonly href: string }[];
}

/** One of two, each a link: chosen at once, without a script too. */
function LinkedChoice({ name, links }: LinkedChoiceProps) {
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-x-2 gap-y-1 pe-2">
      <span className="text-muted">{name}</span>
      <span className="inline-flex max-w-full">
        {links.map((link) => (
          <a
            key={link.name}
            href={link.href}
            aria-current={link.chosen ? "true" : undefined}
            className="control first:rounded-e-none last:rounded-s-none last:border-s-0 max-sm:whitespace-normal"
          >
            {link.name}
          </a>
        ))}
      </span>
    </span>
  );
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
