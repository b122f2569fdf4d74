"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Check } from "lucide-react";
import { type RefObject, useEffect, useMemo, useState } from "react";
import { finds, searchable } from "../../lib/searchable.ts";
import { fill } from "../text/fill.ts";
import type { OptionFinder, OptionPickerProps, PickerOption } from "./option-picker.tsx";
import { PopoverOrSheet } from "./popover-or-sheet.tsx";

interface OptionListProps extends OptionPickerProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** More options than these nobody reads through, and drawing thousands would hold up the typing. */
const SHOWN_OPTIONS = 200;

/** The type-ahead that a picker's button opens: fetched with the library behind it when it is first asked for. */
export function OptionList(props: OptionListProps) {
  const { label, options, find, chosen, onChange, labels, anchor, onClose } = props;
  const [typed, setTyped] = useState("");
  const further = useFound(find, typed);
  const items = useMemo(() => listedItems(options, further.known, chosen), [options, further.known, chosen]);
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
        onInputValueChange={(text, details) => {
          if (details.isItemPress) details.cancel();
          else setTyped(text);
        }}
        isItemEqualToValue={(item, picked) => item.value === picked.value}
        filter={({ searched, value }, text) => further.fits.has(value) || finds(searched, text)}
      >
        <Combobox.Input
          className="control w-full cursor-text max-sm:sticky max-sm:-top-4 max-sm:z-10 max-sm:min-h-11 sm:w-72"
          placeholder={labels.search}
          aria-label={`${label}: ${labels.search}`}
        />
        <Combobox.Empty className="px-1.5 text-sm text-muted">
          {further.state === "here" && <span className="block py-1.5">{labels.nothingFound}</span>}
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
        <p role="status" className="px-1.5 pt-1 text-xs text-muted empty:hidden">
          {further.state === "asked" && labels.searching}
          {further.state === "failed" && labels.searchFailed}
        </p>
        {(items.length > SHOWN_OPTIONS || find !== undefined) && (
          <p className="px-1.5 pt-1 text-xs text-muted">
            {fill(labels.firstShown, { count: SHOWN_OPTIONS })}
          </p>
        )}
      </Combobox.Root>
    </PopoverOrSheet>
  );
}

interface ListedOption extends PickerOption {
  readonly searched: string;
}

/** The options at hand, those that the server found, and what is chosen of neither, each once. */
function listedItems(
  options: readonly PickerOption[],
  found: readonly PickerOption[],
  chosen: readonly string[],
): ListedOption[] {
  const byValue = new Map<string, PickerOption>();
  const unknown = chosen.map((value) => ({ value, label: value }));
  for (const option of [...options, ...found, ...unknown]) {
    if (!byValue.has(option.value)) byValue.set(option.value, option);
  }
  return [...byValue.values()].map((option) => ({
    ...option,
    searched: searchable(
      [option.label, option.value, option.detail, ...(option.alsoFoundBy ?? [])].join(" "),
    ),
  }));
}

/** So long nothing is typed before the server is asked, in milliseconds. */
const REST_MILLISECONDS = 150;

interface FurtherOptions {
  /** Everything that the server found since the list was opened: what was chosen of it stays known. */
  readonly known: readonly PickerOption[];
  /** The values of what it found for what is typed now, which it finds by more than the page knows. */
  readonly fits: ReadonlySet<string>;
  /** `asked` while the answer is on its way. */
  readonly state: "here" | "asked" | "failed";
}

const NOTHING_FITS: ReadonlySet<string> = new Set();

/** What the server finds for what is typed; an older answer never takes a newer one's place. */
function useFound(find: OptionFinder | undefined, typed: string): FurtherOptions {
  const [known, setKnown] = useState<readonly PickerOption[]>([]);
  const [answer, setAnswer] = useState<Omit<FurtherOptions, "known"> & { readonly wanted: string }>({
    ...{ wanted: "", fits: NOTHING_FITS, state: "here" },
  });
  const wanted = typed.trim();
  useEffect(() => {
    if (find === undefined || wanted === "") return;
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      find(wanted, leaving.signal).then(
        (found) => {
          setKnown((before) => [...before, ...found]);
          setAnswer({ wanted, fits: new Set(found.map(({ value }) => value)), state: "here" });
        },
        () => leaving.signal.aborted || setAnswer({ wanted, fits: NOTHING_FITS, state: "failed" }),
      );
    }, REST_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [find, wanted]);
  if (find === undefined || wanted === "") return { known, fits: NOTHING_FITS, state: "here" };
  return answer.wanted === wanted ? { ...answer, known } : { known, fits: NOTHING_FITS, state: "asked" };
}
