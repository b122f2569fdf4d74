"use client";

import { X } from "lucide-react";
import {
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { OverlayRoom } from "./overlay-room.ts";

interface ModalProps {
  readonly onClose: () => void;
  /** The id of the element that names it. */
  readonly titleId: string;
  readonly className: string;
  /** What gets the focus back where it is not what had the focus before: Safari focuses no button that is pressed. */
  readonly opener?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/**
 * The browser's own modal window: all else is inert and does not scroll, focus stays inside and goes back, Escape and a
 * press beside it close it.
 */
export function Modal({ onClose, titleId, className, opener, children }: ModalProps) {
  const room = useContext(OverlayRoom);
  const [element, setElement] = useState<HTMLDialogElement | null>(null);
  const pressedBeside = useRef(false);
  useLayoutEffect(() => {
    if (element === null) return;
    element.showModal();
    return () => {
      element.close();
      opener?.current?.focus({ preventScroll: true });
    };
  }, [element, opener]);
  return createPortal(
    <dialog
      ref={setElement}
      dir={document.documentElement.dir}
      className={`text-ink backdrop:bg-black/40 ${className}`}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.preventDefault();
        // What lies under the window has an Escape of its own.
        event.stopPropagation();
        onClose();
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={({ currentTarget }) => {
        if (!currentTarget.open) onClose();
      }}
      onMouseDown={(event) => {
        pressedBeside.current = isBeside(event);
      }}
      onClick={(event) => {
        if (pressedBeside.current && isBeside(event)) onClose();
      }}
    >
      <OverlayRoom value={element}>{children}</OverlayRoom>
    </dialog>,
    room ?? document.body,
  );
}

/** Whether a press was on what lies behind the window, which the browser counts as the window itself. */
function isBeside({ target, currentTarget, clientX: x, clientY: y }: MouseEvent<HTMLElement>): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  return target === currentTarget && (x < left || x > right || y < top || y > bottom);
}

interface CloseButtonProps {
  readonly label: string;
  readonly onClose: () => void;
  /** Its further classes. */
  readonly place: string;
}

/** The cross that closes a dialog or a sheet. */
export function CloseButton({ label, onClose, place }: CloseButtonProps) {
  return (
    <button type="button" className={`control px-1.5 ${place}`} aria-label={label} onClick={onClose}>
      <X aria-hidden="true" size={16} />
    </button>
  );
}
