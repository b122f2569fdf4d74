"use client";

import { useState } from "react";
import { fill } from "../fill.ts";

export interface MultiSelectOption {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

interface MultiSelectProps {
  readonly label: string;
  /** What stands on the button when nothing is chosen. */
  readonly allLabel: string;
  readonly options: readonly MultiSelectOption[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
  readonly labels: {
    readonly chosen: string;
    readonly search: string;
    readonly nothingFound: string;
    readonly clear: string;
  };
}

/** From so many options on there is a box to search in. */
const SEARCH_FROM = 8;

/** Several choices from a list, in a disclosure that a keyboard and a thumb can use. */
export function MultiSelect({ label, allLabel, options, chosen, onChange, labels }: MultiSelectProps) {
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const found = options.filter((option) => `${option.label} ${option.value}`.toLowerCase().includes(wanted));
  const only = chosen.length === 1 ? options.find(({ value }) => value === chosen[0]) : undefined;
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);

  return (
    <details
      className="relative"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) currentTarget.open = false;
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key !== "Escape") return;
        currentTarget.open = false;
        currentTarget.querySelector("summary")?.focus();
      }}
    >
      <summary className="control list-none [&::-webkit-details-marker]:hidden">
        <span className="max-w-44 truncate">
          <span className="sr-only">{label}: </span>
          {chosen.length === 0 ? allLabel : (only?.label ?? fill(labels.chosen, { count: chosen.length }))}
        </span>
        <span aria-hidden="true" className="text-muted">
          ▾
        </span>
      </summary>
      {/* Dozens of options that nobody looks at would be most of the page. */}
      {open && (
        <div className="panel absolute start-0 z-20 mt-1 w-72 max-w-[85vw] p-2 shadow-lg">
          {options.length >= SEARCH_FROM && (
            <input
              type="search"
              className="control mb-1.5 w-full cursor-text"
              placeholder={labels.search}
              aria-label={`${label}: ${labels.search}`}
              value={search}
              onChange={({ target }) => setSearch(target.value)}
            />
          )}
          <ul className="max-h-72 overflow-y-auto">
            {found.map(({ value, label: name, detail }) => (
              <li key={value}>
                <label className="flex cursor-pointer items-baseline gap-2 rounded px-1.5 py-1 text-sm hover:bg-raised">
                  <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
                  <span dir="auto">{name}</span>
                  {detail && <span className="ms-auto text-xs whitespace-nowrap text-muted">{detail}</span>}
                </label>
              </li>
            ))}
            {found.length === 0 && <li className="px-1.5 py-1 text-sm text-muted">{labels.nothingFound}</li>}
          </ul>
          {chosen.length > 0 && (
            <button type="button" className="control mt-1.5" onClick={() => onChange([])}>
              {labels.clear}
            </button>
          )}
        </div>
      )}
    </details>
  );
}
