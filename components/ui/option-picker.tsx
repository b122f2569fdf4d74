"use client";

import { ChevronDown } from "lucide-react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { fill } from "../text/fill.ts";
import { Opener } from "./opener.tsx";

export interface PickerOption {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
  /** Whether it is a part of the option before it, and stands in from it. */
  readonly part?: boolean;
  /** Further texts that find the option: its names in other languages, its symbols. */
  readonly alsoFoundBy?: readonly string[];
}

/** Asks for the options beyond those at hand that fit what was typed; rejects where no answer comes. */
export type OptionFinder = (typed: string, signal: AbortSignal) => Promise<readonly PickerOption[]>;

export interface OptionPickerProps {
  readonly label: string;
  /** What stands on the button when nothing is chosen. */
  readonly allLabel: string;
  /** What stands on the button whatever is chosen, where that is seen elsewhere. */
  readonly face?: string;
  readonly options: readonly PickerOption[];
  /** How further options are found; left out where `options` are all. */
  readonly find?: OptionFinder | undefined;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
  readonly labels: Pick<
    Messages["filter"],
    | "chosen"
    | "search"
    | "searching"
    | "searchFailed"
    | "nothingFound"
    | "clear"
    | "firstShown"
    | "loadFailed"
    | "close"
  >;
}

const loadOptionList = () => import("./option-list.tsx");

/** Several choices from a list: a button that says what is chosen and opens a type-ahead. */
export function OptionPicker(props: OptionPickerProps) {
  const { label, allLabel, face, options, chosen, labels } = props;
  const only = chosen.length === 1 ? options.find(({ value }) => value === chosen[0]) : undefined;
  const said =
    chosen.length === 0 ? allLabel : (only?.label ?? fill(labels.chosen, { count: chosen.length }));
  return (
    <Opener
      load={loadOptionList}
      className="control max-sm:min-h-11 max-sm:w-full"
      failure={labels.loadFailed}
      face={
        <>
          <span className={face === undefined ? "shrink-0 text-muted sm:sr-only" : "sr-only"}>{label}: </span>
          <span className="truncate sm:max-w-44">{face ?? said}</span>
          <ChevronDown aria-hidden="true" size={14} className="ms-auto shrink-0 text-muted" />
        </>
      }
    >
      {({ OptionList }, opened) => <OptionList {...props} {...opened} />}
    </Opener>
  );
}
