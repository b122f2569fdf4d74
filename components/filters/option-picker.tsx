"use client";

import { ChevronDown } from "lucide-react";
import type { Messages } from "../../i18n/messages.ts";
import { fill } from "../fill.ts";
import { Opener } from "./opener.tsx";

export interface PickerOption {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
  /** Further texts that find the option: its names in other languages, its symbols. */
  readonly alsoFoundBy?: readonly string[];
}

export interface OptionPickerProps {
  readonly label: string;
  /** What stands on the button when nothing is chosen. */
  readonly allLabel: string;
  readonly options: readonly PickerOption[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
  readonly labels: Pick<
    Messages["filter"],
    "chosen" | "search" | "nothingFound" | "clear" | "firstShown" | "loadFailed"
  >;
}

const loadOptionList = () => import("./option-list.tsx");

/** Several choices from a list: a button that says what is chosen and opens a type-ahead. */
export function OptionPicker(props: OptionPickerProps) {
  const { label, allLabel, options, chosen, labels } = props;
  const only = chosen.length === 1 ? options.find(({ value }) => value === chosen[0]) : undefined;
  return (
    <Opener
      load={loadOptionList}
      className="control"
      failure={labels.loadFailed}
      face={
        <>
          <span className="max-w-44 truncate">
            <span className="sr-only">{label}: </span>
            {chosen.length === 0 ? allLabel : (only?.label ?? fill(labels.chosen, { count: chosen.length }))}
          </span>
          <ChevronDown aria-hidden="true" size={14} className="text-muted" />
        </>
      }
    >
      {({ OptionList }, opened) => <OptionList {...props} {...opened} />}
    </Opener>
  );
}
