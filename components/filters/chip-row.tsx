"use client";

import { X } from "lucide-react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { fill } from "../text/fill.ts";
import type { Chip } from "./chips.ts";

interface ChipRowProps {
  readonly chips: readonly Chip[];
  readonly onRemove: (chip: Chip) => void;
  readonly onClear: () => void;
  readonly labels: Pick<Messages["filter"], "chosenHere" | "removeFilter" | "clearAll">;
}

/** What differs from what the page opens on, each with a press that undoes it; in one line, which scrolls. */
export function ChipRow({ chips, onRemove, onClear, labels }: ChipRowProps) {
  if (chips.length === 0) return <span className="flex-1" />;
  return (
    <ul
      aria-label={labels.chosenHere}
      className="flex min-w-0 flex-1 items-center gap-1.5 overflow-x-auto p-0.5"
    >
      {chips.map((chip) => (
        <li key={chip.key}>
          <button
            type="button"
            className="control min-h-7 bg-raised px-2"
            aria-label={fill(labels.removeFilter, { name: `${chip.label} ${chip.value}` })}
            onClick={({ currentTarget }) => {
              focusNeighbour(currentTarget);
              onRemove(chip);
            }}
          >
            <span className="text-muted">{chip.label}</span>{" "}
            <bdi dir={chip.leftToRight ? "ltr" : "auto"} className="max-w-64 truncate">
              {chip.value}
            </bdi>
            <X aria-hidden="true" size={14} className="text-muted" />
          </button>
        </li>
      ))}
      {/* Stays in sight where the chips are more than their line holds. */}
      <li className="sticky -end-0.5 shrink-0 bg-paper pe-0.5">
        <button
          type="button"
          className="control min-h-7 border-transparent bg-transparent px-2 text-accent"
          onClick={({ currentTarget }) => {
            focusFirstControl(currentTarget);
            onClear();
          }}
        >
          {labels.clearAll}
        </button>
      </li>
    </ul>
  );
}

/** The chip that goes hands its focus on, so that a keyboard is not thrown back to the page's start. */
function focusNeighbour(button: HTMLButtonElement): void {
  const buttons = [...(button.closest("ul")?.querySelectorAll("button") ?? [])];
  const chips = buttons.slice(0, -1); // the last one clears all
  const at = chips.indexOf(button);
  const next = chips[at + 1] ?? chips[at - 1];
  if (next) next.focus();
  else focusFirstControl(button);
}

function focusFirstControl(inside: HTMLElement): void {
  const buttons = inside.closest("search")?.querySelectorAll("button") ?? [];
  [...buttons].find((button) => button.offsetParent !== null)?.focus();
}
