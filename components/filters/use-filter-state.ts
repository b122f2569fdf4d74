"use client";

import { parseAsArrayOf, parseAsString, useQueryStates } from "nuqs";
import { useState, useTransition } from "react";
import type { Filter } from "../../lib/filters.ts";

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
  chart: parseAsString,
  overlay: parseAsArrayOf(parseAsString),
  timeline: parseAsString,
};

/** What the controls show: windows as `-1..1`, an empty text for what is not chosen. */
export interface ControlValues extends Pick<Filter, "model" | "scale" | "listing" | "relation"> {
  readonly company: readonly string[];
  readonly event: readonly string[];
  readonly kind: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly benchmark: string;
  readonly estimation: string;
  readonly window: string;
}

/** Choices that need not stand in the address, because a page without them means the same. */
const LEFT_OUT: Partial<ControlValues> = { model: "market", scale: "indexed" };

/**
 * The controls' values, a function that changes some of them in the address, and whether the server is still
 * answering. A change shows at once and gives way to the server's answer, `given`, when that comes.
 */
export function useFilterState(filter: Filter, given: ControlValues) {
  const [pending, startTransition] = useTransition();
  const [draft, setDraft] = useState<{ base: Filter; values: Partial<ControlValues> } | null>(null);
  const [, setAddress] = useQueryStates(FILTER_PARSERS, {
    shallow: false,
    history: "push",
    scroll: false,
    startTransition,
  });
  // The answer has come; going back to an earlier filter must not bring an old draft back with it.
  if (draft !== null && draft.base !== filter) setDraft(null);
  const drafted = draft?.base === filter ? draft.values : {};
  const change = (next: Partial<ControlValues>) => {
    setDraft({ base: filter, values: { ...drafted, ...next } });
    void setAddress(addressValues(next));
  };
  const reset = () => void setAddress(null);
  return { values: { ...given, ...drafted }, change, reset, pending };
}

function addressValues(values: Partial<ControlValues>) {
  const { company, event, kind, ...texts } = values;
  const lists = Object.entries({ company, event, kind }).flatMap(([name, list]) =>
    list ? [[name, list.length > 0 ? [...list] : null]] : [],
  );
  const defaults: Readonly<Record<string, unknown>> = LEFT_OUT;
  const rest = Object.entries(texts).map(([name, text]) => [
    name,
    text === "" || text === defaults[name] ? null : text,
  ]);
  return Object.fromEntries([...lists, ...rest]);
}
