"use client";

import {
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { OverlayRoom } from "./overlay-room.ts";
import { placeBeside } from "./placement.ts";

interface PopoverProps {
  readonly onClose: () => void;
  /** The button that it hangs from; it is there before this code has been loaded. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly children: ReactNode;
}

const GAP_PIXELS = 4;
const FOCUSABLE = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary";

/** Since 2025 a popover can be told its button, after which Tab then comes to it; where not, it is the last on the page. */
interface Shown {
  readonly showPopover: (options?: { readonly source: HTMLElement }) => void;
}

/**
 * What a button opens beside itself, over everything: closed by Escape, by a press outside and by going on with Tab. The
 * first that can be used in it gets the focus, and its button gets it back.
 */
export function Popover({ onClose, anchor, label, children }: PopoverProps) {
  const room = useContext(OverlayRoom);
  const [element, setElement] = useState<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const button = anchor.current;
    if (element === null || button === null) return;
    const direction = document.documentElement.dir === "rtl" ? "rtl" : "ltr";
    const place = () => placeBeside(button, element, { gap: GAP_PIXELS, direction });
    const shown: Shown = element;
    shown.showPopover({ source: button });
    place();
    (element.querySelector<HTMLElement>(FOCUSABLE) ?? element).focus({ preventScroll: true });
    const size = new ResizeObserver(place);
    size.observe(element);
    window.addEventListener("resize", place);
    window.addEventListener("scroll", place, { capture: true, passive: true });
    return () => {
      size.disconnect();
      window.removeEventListener("resize", place);
      window.removeEventListener("scroll", place, { capture: true });
      // Whoever went elsewhere stays there.
      const { activeElement } = document;
      if (activeElement === document.body || element.contains(activeElement))
        button.focus({ preventScroll: true });
    };
  }, [element, anchor]);
  const onElsewhere = useEffectEvent(({ target }: Event) => {
    // The button's own press closes it; closed by the pointer before, it would only open again.
    if (!(target instanceof Node) || element?.contains(target) || anchor.current?.contains(target)) return;
    onClose();
  });
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  });
  useEffect(() => {
    const button = anchor.current;
    const hear = (event: KeyboardEvent) => onEscape(event);
    const goElsewhere = (event: Event) => onElsewhere(event);
    button?.addEventListener("keydown", hear);
    document.addEventListener("pointerdown", goElsewhere, { capture: true });
    document.addEventListener("focusin", goElsewhere);
    return () => {
      button?.removeEventListener("keydown", hear);
      document.removeEventListener("pointerdown", goElsewhere, { capture: true });
      document.removeEventListener("focusin", goElsewhere);
    };
  }, [anchor]);
  return createPortal(
    <div
      ref={setElement}
      popover="manual"
      role="dialog"
      dir={document.documentElement.dir}
      aria-label={label}
      tabIndex={-1}
      className="panel fixed inset-auto m-0 max-w-[calc(100vw-1.5rem)] overflow-y-auto p-2 text-ink shadow-lg outline-none"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.preventDefault();
        // What it was opened from may have an Escape of its own.
        event.stopPropagation();
        onClose();
      }}
    >
      <OverlayRoom value={element}>{children}</OverlayRoom>
    </div>,
    room ?? document.body,
  );
}
