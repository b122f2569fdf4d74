"use client";

import { type KeyboardEvent, type RefObject, useEffect } from "react";

const TOOLS = "button, summary, select, input";

/** Tools that can be seen and used, in their order; what stands in a tool's open panel is none. */
function toolsOf(toolbar: HTMLElement): HTMLElement[] {
  return [...toolbar.querySelectorAll<HTMLElement>(TOOLS)].filter(
    (tool) =>
      !tool.matches(":disabled") &&
      tool.checkVisibility() &&
      tool.closest("details:has(> summary) > :not(summary)") === null,
  );
}

/** Leaves one stop for the Tab key: the tool that had the focus last, or the first. */
function settle(toolbar: HTMLElement, stop: HTMLElement | undefined): void {
  for (const tool of toolsOf(toolbar)) tool.tabIndex = tool === stop ? 0 : -1;
}

/**
 * The keyboard of a toolbar (ARIA Authoring Practices): one stop for Tab, left and right arrows from tool to tool
 * round the ends, Home and End to the first and the last. `direction` is the writing direction of the row.
 */
export function useToolbar(toolbar: RefObject<HTMLElement | null>, direction: "ltr" | "rtl") {
  useEffect(() => {
    const element = toolbar.current;
    if (!element) return;
    const settleAgain = () => {
      const tools = toolsOf(element);
      settle(element, tools.find((tool) => tool.getAttribute("tabindex") === "0") ?? tools[0]);
    };
    settleAgain();
    // Tools come, go and fall out of use, and new ones must not be stops of their own.
    const changes = new MutationObserver(settleAgain);
    changes.observe(element, { childList: true, subtree: true, attributeFilter: ["disabled"] });
    return () => changes.disconnect();
  }, [toolbar]);
  return {
    onFocus: ({ target }: { readonly target: EventTarget }) => {
      const element = toolbar.current;
      if (element && target instanceof HTMLElement && toolsOf(element).includes(target))
        settle(element, target);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const element = toolbar.current;
      if (!element || !(event.target instanceof HTMLElement)) return;
      const tools = toolsOf(element);
      const at = tools.indexOf(event.target);
      if (at < 0) return;
      const forward = direction === "ltr" ? "ArrowRight" : "ArrowLeft";
      const backward = direction === "ltr" ? "ArrowLeft" : "ArrowRight";
      const next = {
        [forward]: (at + 1) % tools.length,
        [backward]: (at - 1 + tools.length) % tools.length,
        Home: 0,
        End: tools.length - 1,
      }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      tools[next]?.focus();
    },
  };
}
