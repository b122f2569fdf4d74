"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { OptionPicker, type OptionPickerProps } from "../ui/option-picker.tsx";

interface ComparePickerProps extends Pick<OptionPickerProps, "label" | "options" | "chosen"> {
  /** The parameter that holds what is chosen, joined by commas. */
  readonly list: "company" | "event";
  /** What stands on the button: what is chosen stands beside it. */
  readonly face: string;
  /** The address of the comparison that is shown. */
  readonly address: string;
  readonly labels: OptionPickerProps["labels"] & Pick<Messages["filter"], "loading">;
}

/** What else to compare, by a type-ahead: each choice goes into the address, and the server answers anew. */
export function ComparePicker({ list, label, face, options, chosen, address, labels }: ComparePickerProps) {
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
