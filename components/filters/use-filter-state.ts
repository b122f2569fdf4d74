"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useState, useTransition } from "react";
import { byName, type Filter, type FilterName } from "../../lib/filters.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import { askWindow } from "../figure/pointing/asked-window.ts";
import { addressValues, type ControlValues, controlValues, type HeldValues } from "./control-values.ts";

/** The filter's parameters as the address holds them, lists joined by commas (lib/filters/parse.ts reads them). */
const FILTER_PARSERS = byName<Record<FilterName, typeof parseAsString>>(() => parseAsString);

/** What was changed and is not answered yet: the filter that it was changed from, and what the address holds since. */
interface Draft {
  readonly base: Filter;
  readonly values: Partial<ControlValues>;
  readonly held: HeldValues;
}

/**
 * The controls' values, a function that changes some of them in the address, and whether the server is still
 * answering. A change shows at once and gives way to the server's answer, `filter`, when that comes, or to the
 * address, when the reader goes back before it. `opening` is what the page opens on, and what `reset` leads back to.
 * Without a connection nothing is asked, because the page would be lost for an answer that can't come: a range within
 * the dates `shown` is shown by the chart itself, and `unanswered` says which of the two it was.
 */
export function useFilterState(filter: Filter, opening: Filter, shown: DateRange | null) {
  const [pending, startTransition] = useTransition();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [address, setAddress] = useQueryStates(FILTER_PARSERS, {
    shallow: false,
    history: "push",
    scroll: false,
    startTransition,
  });
  // The answer has come; going back to an earlier filter must not bring an old draft back with it.
  if (draft !== null && draft.base !== filter) setDraft(null);
  const standing = draft?.base === filter && holds(address, draft.held) ? draft : null;
  const values = { ...controlValues(filter), ...standing?.values };
  const [unanswered, setUnanswered] = useState<"shown here" | "not here" | null>(null);
  const change = (changed: Partial<ControlValues>, own?: HeldValues) => {
    if (!navigator.onLine) return setUnanswered(showHere(changed, shown) ? "shown here" : "not here");
    setUnanswered(null);
    const next = withStart(changed, values);
    const held = own ?? addressValues(next);
    setDraft({
      base: filter,
      values: { ...standing?.values, ...next },
      held: { ...standing?.held, ...held },
    });
    void setAddress(held);
  };
  const reset = () => {
    const nothing = byName<Record<FilterName, null>>(() => null);
    change(controlValues(opening), nothing);
  };
  return { values, change, reset, pending, unanswered };
}

interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** Shows a range, ISO dates, from what the page holds; false where it holds less, or more than the range is asked. */
function showHere(changed: Partial<ControlValues>, shown: DateRange | null): boolean {
  const { from, to, ...others } = changed;
  if (!shown || Object.keys(others).length > 0) return false;
  const first = from || shown.from;
  const last = to || shown.to;
  if (first < shown.from || last > shown.to || first > last) return false;
  askWindow({ first: dayNumber(first), last: dayNumber(last) });
  return true;
}

/** A new end of the range with the start that was shown beside it, which the page might not open on by itself. */
const withStart = (next: Partial<ControlValues>, { from }: ControlValues): Partial<ControlValues> =>
  next.to !== undefined && next.to !== "" && next.from === undefined && from !== ""
    ? { ...next, from }
    : next;

const holds = (address: HeldValues, held: HeldValues): boolean =>
  Object.entries(held).every(([name, value]) => address[name] === value);
