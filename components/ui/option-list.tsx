"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Check } from "lucide-react";
import { type RefObject, useMemo } from "react";
import { finds, searchable } from "../../lib/searchable.ts";
import { fill } from "../text/fill.ts";
import type { OptionPickerProps } from "./option-picker.tsx";
import { PopoverOrSheet } from "./popover-or-sheet.tsx";

interface OptionListProps extends OptionPickerProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** More options than these nobody reads through, and drawing thousands would hold up the typing. */
const SHOWN_OPTIONS = 200;

/** The type-ahead that a picker's button opens: fetched with the library behind it when it is first asked for. */
export function OptionList(props: OptionListProps) {
  const { label, options, chosen, onChange, labels, anchor, onClose } = props;
  const items = useMemo(
    () =>
      options.map((option) => ({
        ...option,
        searched: searchable(
          [option.label, option.value, option.detail, ...(option.alsoFoundBy ?? [])].join(" "),
        ),
      })),
    [options],
  );
  return (
    <PopoverOrSheet
      label={label}
      closeLabel={labels.close}
      anchor={anchor}
      onClose={onClose}
      tall
      foot={
        chosen.length > 0 && (
          <button type="button" className="control max-sm:min-h-11 sm:mt-1.5" onClick={() => onChange([])}>
            {labels.clear}
          </button>
        )
      }
    >
      <Combobox.Root
        inline
        open
        multiple
        autoHighlight
        items={items}
        limit={SHOWN_OPTIONS}
        value={chosen.flatMap((value) => items.find((item) => item.value === value) ?? [])}
        onValueChange={(picked) => onChange(picked.map(({ value }) => value))}
        onInputValueChange={(_typed, details) => details.isItemPress && details.cancel()}
        isItemEqualToValue={(item, picked) => item.value === picked.value}
        filter={({ searched }, typed) => finds(searched, typed)}
      >
        <Combobox.Input
          className="control w-full cursor-text max-sm:sticky max-sm:-top-4 max-sm:z-10 max-sm:min-h-11 sm:w-72"
          placeholder={labels.search}
          aria-label={`${label}: ${labels.search}`}
        />
        <Combobox.Empty className="px-1.5 text-sm text-muted">
          <span className="block py-1.5">{labels.nothingFound}</span>
        </Combobox.Empty>
        <Combobox.List
          aria-label={label}
          className="mt-1.5 overscroll-contain empty:hidden sm:max-h-72 sm:w-72 sm:overflow-y-auto"
        >
          {(option: (typeof items)[number]) => (
            <Combobox.Item
              key={option.value}
              value={option}
              className="grid cursor-pointer grid-cols-[1rem_1fr_auto] items-baseline gap-2 rounded px-1.5 py-1 text-sm max-sm:min-h-11 max-sm:items-center data-highlighted:bg-raised data-highlighted:outline-1 data-highlighted:outline-rule"
            >
              <span className="self-center">
                <Combobox.ItemIndicator>
                  <Check aria-hidden="true" size={14} />
                </Combobox.ItemIndicator>
              </span>
              <span dir="auto" className={option.part ? "ps-4" : ""}>
                {option.label}
              </span>
              <span dir="ltr" className="text-xs whitespace-nowrap text-muted">
                {option.detail}
              </span>
            </Combobox.Item>
          )}
        </Combobox.List>
        {items.length > SHOWN_OPTIONS && (
          <p className="px-1.5 pt-1 text-xs text-muted">
            {fill(labels.firstShown, { count: SHOWN_OPTIONS })}
          </p>
        )}
      </Combobox.Root>
    </PopoverOrSheet>
  );
}
