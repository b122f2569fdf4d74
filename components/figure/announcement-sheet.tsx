"use client";

import { ChevronLeft, ChevronRight, X } from "lucide-react";
import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { directionOf } from "../../lib/i18n/routing.ts";
import { OwnTitle } from "../text/own-title.tsx";
import {
  AnnouncementFacts,
  type AnnouncementFactsProps,
  ReactionTable,
  shareSession,
} from "./announcement-facts.tsx";

interface AnnouncementSheetProps extends Omit<AnnouncementFactsProps, "mark"> {
  /** One announcement, or several under one mark, by date. */
  readonly marks: readonly AnnouncementFactsProps["mark"][];
  /** The address of an announcement's page. */
  readonly href: (slug: string) => string;
  readonly closeLabel: string;
  /** Null where something else leads on, as a walk does. */
  readonly onStep: ((step: "next" | "previous") => void) | null;
  readonly onClose: () => void;
}

/**
 * The announcement pointed at on a phone: a low sheet at the lower edge, under the thumb and under none of the chart's
 * lines, with the way to the announcements before and after it.
 */
export function AnnouncementSheet({
  marks,
  href,
  closeLabel,
  onStep,
  onClose,
  ...facts
}: AnnouncementSheetProps) {
  const { locale, timelineLabels } = facts;
  const [mark] = marks;
  if (!mark) return null;
  const { previous, next } = timelineLabels.walk;
  const isLeftwards = directionOf(locale) === "rtl";
  const [Back, On] = isLeftwards ? [ChevronRight, ChevronLeft] : [ChevronLeft, ChevronRight];
  return createPortal(
    <section
      data-testid="announcement-card"
      aria-label={mark.title}
      dir={directionOf(locale)}
      data-keeps-pointed=""
      onMouseDown={(press) => press.preventDefault()} // the mark keeps the focus
      className="no-print fixed inset-x-0 bottom-0 z-30 flex min-h-24 items-center border-t border-rule bg-panel pb-[env(safe-area-inset-bottom)] text-sm shadow-lg"
    >
      {onStep && (
        <SheetButton label={previous} onPress={() => onStep("previous")}>
          <Back aria-hidden="true" size={20} />
        </SheetButton>
      )}
      <div className={`max-h-40 min-w-0 flex-1 overflow-y-auto py-2 ${onStep ? "" : "ps-4"}`}>
        {marks.map(({ slug, title }) => (
          <p key={slug} className="font-semibold">
            <a href={href(slug)} className="text-ink">
              <OwnTitle>{title}</OwnTitle>
            </a>
          </p>
        ))}
        {marks.length === 1 ? (
          <AnnouncementFacts {...facts} mark={mark} isBrief />
        ) : (
          shareSession(marks) && <ReactionTable {...facts} isBrief />
        )}
      </div>
      {onStep && (
        <SheetButton label={next} onPress={() => onStep("next")}>
          <On aria-hidden="true" size={20} />
        </SheetButton>
      )}
      <SheetButton label={closeLabel} onPress={onClose}>
        <X aria-hidden="true" size={18} />
      </SheetButton>
    </section>,
    document.body,
  );
}

interface SheetButtonProps {
  readonly label: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

const SheetButton = ({ label, onPress, children }: SheetButtonProps) => (
  <button
    type="button"
    className="grid min-h-11 min-w-11 shrink-0 place-items-center text-muted"
    aria-label={label}
    onClick={onPress}
  >
    {children}
  </button>
);
