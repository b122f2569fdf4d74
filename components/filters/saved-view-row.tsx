"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { LONGEST_NAME, type SavedView } from "../../lib/saved-views.ts";
import { fill } from "../text/fill.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import type { FilterTexts } from "./filter-texts.ts";

interface SavedViewRowProps {
  readonly view: SavedView;
  readonly labels: FilterTexts["savedViews"];
  readonly copy: FilterTexts["copy"];
  /** False where the name can't be kept. */
  readonly onRename: (typed: string) => boolean;
  readonly onRemove: () => void;
}

/** One saved view: its link, and what can be done with it. */
export function SavedViewRow({ view, labels, copy, onRename, onRemove }: SavedViewRowProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [renamed, setRenamed] = useState(false);
  const { name, address } = view;
  if (typed !== null) {
    return (
      <li>
        <form
          className="flex gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (onRename(typed)) setTyped(null);
          }}
        >
          <input
            className="control min-w-0 flex-1 cursor-text"
            aria-label={fill(labels.newName, { name })}
            maxLength={LONGEST_NAME}
            value={typed}
            ref={focusAll}
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Escape") return;
              event.stopPropagation();
              setTyped(null);
            }}
          />
          <button type="submit" className="control">
            {labels.keep}
          </button>
        </form>
      </li>
    );
  }
  return (
    <li className="flex flex-wrap items-center gap-1.5">
      <a href={address} className="min-w-0 flex-1 py-1" title={address}>
        <bdi className="block truncate">{name}</bdi>
      </a>
      <button
        type="button"
        className="control px-2"
        aria-label={fill(labels.rename, { name })}
        ref={renamed ? focusOn : undefined}
        onClick={() => {
          setTyped(name);
          setRenamed(true);
        }}
      >
        <Pencil aria-hidden="true" size={14} />
      </button>
      <button
        type="button"
        className="control px-2"
        aria-label={fill(labels.delete, { name })}
        onClick={onRemove}
      >
        <Trash2 aria-hidden="true" size={14} />
      </button>
      <CopyButton
        text={window.location.origin + address}
        label={copy.copyLink}
        spoken={fill(labels.share, { name })}
        texts={copy}
      />
    </li>
  );
}

const focusAll = (field: HTMLInputElement | null): void => {
  field?.focus();
  field?.select();
};

const focusOn = (button: HTMLButtonElement | null): void => button?.focus();
