"use client";

import type { ReactNode, RefObject } from "react";
import { Sheet } from "../ui/sheet.tsx";
import type { FilterTexts } from "./filter-texts.ts";

interface FilterSheetProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  /** Whether the server is still answering what was chosen last. */
  readonly pending: boolean;
  /** Undoes every choice; null where there is none. */
  readonly onClear: (() => void) | null;
  readonly texts: FilterTexts;
  /** The choices. */
  readonly children: ReactNode;
}

/** The filter on a phone: every choice is asked for at once, and the button below says what the page has for it. */
export function FilterSheet({ anchor, onClose, pending, onClear, texts, children }: FilterSheetProps) {
  const { filter: labels, found } = texts;
  return (
    <Sheet
      title={labels.filters}
      closeLabel={labels.close}
      onClose={onClose}
      opener={anchor}
      foot={
        <>
          {onClear && (
            <button type="button" className="control min-h-11" onClick={onClear}>
              {labels.clearAll}
            </button>
          )}
          <button
            type="button"
            className="control min-h-11 flex-1 justify-center border-ink bg-ink font-semibold text-paper"
            onClick={onClose}
          >
            <span aria-live="polite">{pending ? labels.loading : found}</span>
          </button>
        </>
      }
    >
      <div className="grid gap-3" aria-busy={pending}>
        {children}
      </div>
    </Sheet>
  );
}
