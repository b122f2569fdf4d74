"use client";

import { parseAsArrayOf, parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";

/** The filter's parameters as the address holds them (lib/filters.ts checks them on the server). */
const FILTER_PARSERS = {
  company: parseAsArrayOf(parseAsString),
  event: parseAsArrayOf(parseAsString),
  kind: parseAsArrayOf(parseAsString),
  from: parseAsString,
  to: parseAsString,
  benchmark: parseAsString,
  model: parseAsString,
  estimation: parseAsString,
  window: parseAsString,
  scale: parseAsString,
  listing: parseAsString,
  relation: parseAsString,
};

export type FilterValues = {
  [Name in keyof typeof FILTER_PARSERS]: (Name extends "company" | "event" | "kind" ? string[] : string) | null;
};

/** The filter in the address, a function that changes parts of it, and whether the server is still answering. */
export function useFilterState() {
  const [pending, startTransition] = useTransition();
  const [values, setValues] = useQueryStates(FILTER_PARSERS, {
    shallow: false,
    history: "push",
    scroll: false,
    startTransition,
  });
  const change = (next: Partial<FilterValues>) => void setValues(next);
  const reset = () => void setValues(null);
  return { values, change, reset, pending };
}
