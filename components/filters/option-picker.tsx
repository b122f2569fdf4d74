"use client";

import { ChevronDown } from "lucide-react";
import { useRef, useState } from "react";
import type { Messages } from "../../i18n/messages.ts";
import { fill } from "../fill.ts";
import { useOnDemand } from "./use-on-demand.ts";

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
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const { part, failed, ask } = useOnDemand(loadOptionList);
  const only = chosen.length === 1 ? options.find(({ value }) => value === chosen[0]) : undefined;
  return (
    <>
      <button
        ref={button}
        type="button"
        className="control"
        aria-haspopup="dialog"
        aria-expanded={open && part !== null}
        onPointerEnter={ask}
        onClick={() => {
          ask();
          setOpen(!open);
        }}
      >
        <span className="max-w-44 truncate">
          <span className="sr-only">{label}: </span>
          {chosen.length === 0 ? allLabel : (only?.label ?? fill(labels.chosen, { count: chosen.length }))}
        </span>
        <ChevronDown aria-hidden="true" size={14} className="text-muted" />
      </button>
      {open && failed && (
        <span role="alert" className="text-sm text-warning">
          {labels.loadFailed}
        </span>
      )}
      {open && part && <part.OptionList {...props} anchor={button} onClose={() => setOpen(false)} />}
    </>
  );
}
