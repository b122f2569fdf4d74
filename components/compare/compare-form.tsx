import { ChevronDown, X } from "lucide-react";
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
import { companyOptions, eventOptions } from "../filters/picker-options.ts";
import { fill } from "../text/fill.ts";
import { signed } from "../text/format.ts";
import type { CompareNames } from "./compare-names.ts";
import { ComparePicker } from "./compare-picker.tsx";
import { LinkedChoice, type LinkedChoiceProps } from "./linked-choice.tsx";
import { MeasureForm } from "./measure-form.tsx";

interface CompareFormProps {
  readonly view: Pick<
    Comparison,
    keyof CompareWords | "filter" | "options" | "exports" | "turned" | "drawn" | "blocks"
  >;
  readonly names: CompareNames;
  readonly locale: string;
  readonly messages: Messages;
}

/** The address of the comparison with something of it changed. */
type Address = (changed: Partial<Comparison["filter"]>, words?: Partial<CompareWords>) => string;

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
  const { by, base, axes, filter, options, exports, turned, blocks } = view;
  const language = languageOf(locale);
  const path = localePath(locale, "/compare");
  const address: Address = (changed, words = {}) =>
    `${path}?${compareQuery({ ...filter, ...changed }, { by, base, axes, ...words })}`;
  const offered = [
    { list: "company", add: texts.addCompany, all: companyOptions(options, language) },
    { list: "event", add: texts.addEvent, all: eventOptions(options, messages.makerNames) },
  ] as const;
  const sides = COMPARE_BY.map((word) => ({
    name: texts.bys[word],
    chosen: word === by,
    href: word === by ? address({}) : `${path}?${turned}`,
  }));
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
          <MeasureForm
            view={view}
            lists={offered}
            drawnBy={drawnBy(view, address, texts, locale)}
            locale={locale}
            messages={messages}
          />
        </div>
      </details>
    </search>
  );
}

/** How the figures are drawn, each choice a link. */
function drawnBy(
  { base, axes, drawn }: Pick<CompareFormProps["view"], "base" | "axes" | "drawn">,
  address: Address,
  texts: Messages["compare"],
  locale: string,
): readonly LinkedChoiceProps[] {
  const start = signed(locale, drawn.start, 0);
  return [
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
