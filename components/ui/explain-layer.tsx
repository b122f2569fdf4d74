"use client";

import { type ReactNode, useRef } from "react";
import { placeBeside } from "./placement.ts";

const GAP_PIXELS = 6;

interface ExplainLayerProps {
  /** The sentence for which a name in `data-explain` stands, where hundreds of cells would hold one; null for a text. */
  readonly sentenceOf?: (name: string, cell: Element) => string | null;
  readonly children: ReactNode;
}

/**
 * Shows the `data-explain` text of whatever inside is pointed at, focused or tapped, in one popover of the top
 * layer: no scroll container clips it, and a table of hundreds of rows needs no more than one.
 */
export function ExplainLayer({ sentenceOf, children }: ExplainLayerProps) {
  const popover = useRef<HTMLDivElement>(null);
  const show = (target: EventTarget | null) => {
    const box = popover.current;
    const explained = target instanceof Element ? target.closest("[data-explain]") : null;
    const name = explained?.getAttribute("data-explain");
    if (!box) return;
    if (!explained || !name) {
      box.hidePopover();
      return;
    }
    box.textContent = sentenceOf?.(name, explained) ?? name;
    box.showPopover();
    placeBeside(explained, box, { gap: GAP_PIXELS, direction: "ltr" });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for what its focusable children do
    <div
      onPointerOver={({ target }) => show(target)}
      onPointerLeave={() => popover.current?.hidePopover()}
      onFocus={({ target }) => show(target)}
      onBlur={() => popover.current?.hidePopover()}
      onKeyDown={({ key }) => key === "Escape" && popover.current?.hidePopover()}
    >
      {children}
      <div
        ref={popover}
        popover="manual"
        role="tooltip"
        className="panel fixed m-0 max-w-80 p-2.5 text-sm text-ink shadow-lg"
        dir="auto"
      />
    </div>
  );
}
