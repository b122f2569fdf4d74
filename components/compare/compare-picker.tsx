"use client";

import { useRouter } from "next/navigation";
import { useMemo, useOptimistic, useTransition } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { FilterOptions } from "../../lib/views/options.ts";
import { type FinderWords, listFinder } from "../filters/find-options.ts";
import { OptionPicker, type OptionPickerProps } from "../ui/option-picker.tsx";

interface ComparePickerProps extends Pick<OptionPickerProps, "label" | "options" | "chosen"> {
  /** How much of each list the page does not hold, and the words in which the rest is shown. */
  readonly more: FilterOptions["more"];
  readonly words: FinderWords;
  /** The parameter that holds what is chosen, joined by commas. */
  readonly list: "company" | "event";
  /** What stands on the button: what is chosen stands beside it. */
  readonly face: string;
  /** The address of the comparison that is shown. */
  readonly address: string;
  readonly labels: OptionPickerProps["labels"] & Pick<Messages["filter"], "loading">;
}

/** What else to compare, by a type-ahead: each choice goes into the address, and the server answers anew. */
export function ComparePicker(props: ComparePickerProps) {
  const { list, label, face, options, more, words, chosen, address, labels } = props;
  const find = useMemo(() => listFinder(list, more, words), [list, more, words]);
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [shown, show] = useOptimistic(chosen);
  const choose = (next: readonly string[]) =>
    startTransition(() => {
      show(next);
      router.push(withList(address, list, next), { scroll: false });
    });
  return (
    <span className="needs-script contents">
      <OptionPicker
        label={label}
        allLabel={face}
        face={face}
        options={options}
        find={find}
        chosen={shown}
        onChange={choose}
        labels={labels}
      />
      <span role="status" className="text-sm text-muted empty:hidden">
        {pending && labels.loading}
      </span>
    </span>
  );
}

/** An address with another list; with none at all the page chooses for itself. */
function withList(address: string, list: string, values: readonly string[]): string {
  const [path = "", query = ""] = address.split("?");
  const parameters = new URLSearchParams(query);
  if (values.length === 0) parameters.delete(list);
  else parameters.set(list, values.join(","));
  return `${path}?${parameters}`.replaceAll("%2C", ",");
}
