import { type FocusEvent, type RefObject, useEffect, useRef } from "react";

/**
 * Keeps the focus among the marks when the one that had it goes: as many others stand there after a zoom, or when
 * counts have come whole. It goes to the mark that the Tab key leads to.
 */
export function useKeptFocus(area: RefObject<HTMLElement | null>) {
  const held = useRef(false);
  useEffect(() => {
    if (!held.current || document.activeElement !== document.body) return;
    area.current?.querySelector<HTMLElement>('[data-stop][tabindex="0"]')?.focus();
  });
  // The list of a cluster is no part of the area, though its events come here.
  const isOwn = ({ target, currentTarget }: FocusEvent) => currentTarget.contains(target);
  return {
    /** For a press outside the area after which the focus is to come here. */
    take: () => {
      held.current = true;
    },
    listeners: {
      onFocus: (focus: FocusEvent) => {
        held.current = isOwn(focus);
      },
      // Not heard where a mark goes with the focus on it.
      onBlur: (focus: FocusEvent) => {
        if (isOwn(focus)) held.current = false;
      },
    },
  };
}
