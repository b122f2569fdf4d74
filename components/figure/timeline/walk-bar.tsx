"use client";

import { Pause, Play, RotateCcw, SkipBack, SkipForward, X } from "lucide-react";
import type { ReactNode } from "react";
import type { Messages } from "../../../lib/i18n/messages.ts";
import { fill } from "../../text/fill.ts";
import { OwnTitle } from "../../text/own-title.tsx";
import type { ShownWalk } from "./use-walk.ts";
import { SPEEDS, type Walk } from "./walk.ts";

interface WalkBarProps {
  readonly shown: ShownWalk;
  readonly href: (slug: string) => string;
  readonly labels: Messages["timeline"]["walk"];
}

/** What moves a walk through announcements: back, pause, on, speed and end, with where it stands. */
export default function WalkBar({ shown, href, labels }: WalkBarProps) {
  const { walk, mark, byHand, step, stop } = shown;
  if (!walk || !mark) return null;
  const { at, slugs } = walk;
  return (
    <fieldset
      className="no-print flex min-w-0 flex-wrap items-center gap-1.5 border-b border-rule bg-raised px-3 py-1.5 text-sm"
      aria-label={labels.label}
      data-testid="walk"
    >
      <IconButton label={labels.previous} disabled={at === 0} onPress={() => step("previous")}>
        <SkipBack aria-hidden="true" size={16} />
      </IconButton>
      {!byHand && (
        <IconButton label={pauseLabel(walk, labels)} first onPress={() => step("toggle")}>
          <PauseIcon walk={walk} />
        </IconButton>
      )}
      <IconButton
        label={labels.next}
        first={byHand}
        disabled={at === slugs.length - 1}
        onPress={() => step("next")}
      >
        <SkipForward aria-hidden="true" size={16} />
      </IconButton>
      {byHand ? (
        <span className="text-xs text-muted" dir="auto">
          {labels.byHand}
        </span>
      ) : (
        <SpeedChoice shown={shown} label={labels.speed} walk={walk} />
      )}
      <span className="order-last w-full min-w-0 truncate sm:order-none sm:w-auto sm:flex-1" dir="auto">
        <span className="text-muted" data-testid="walk-progress">
          {fill(labels.progress, { at: at + 1, count: slugs.length })}
        </span>{" "}
        <a href={href(mark.slug)}>
          <OwnTitle>{mark.title}</OwnTitle>
        </a>
      </span>
      <span className="ms-auto">
        <IconButton label={labels.stop} onPress={stop}>
          <X aria-hidden="true" size={16} />
        </IconButton>
      </span>
    </fieldset>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly disabled?: boolean;
  /** Whether it gets the focus when the bar appears. */
  readonly first?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function IconButton({ label, disabled = false, first = false, onPress, children }: IconButtonProps) {
  return (
    <button
      type="button"
      className="control px-2 aria-disabled:opacity-50"
      // A disabled button would lose the focus at the last announcement.
      aria-disabled={disabled}
      aria-label={label}
      title={label}
      // biome-ignore lint/a11y/noAutofocus: the bar appears by the reader's press
      autoFocus={first}
      onClick={() => disabled || onPress()}
    >
      {children}
    </button>
  );
}

function SpeedChoice({ shown, walk, label }: { shown: ShownWalk; walk: Walk; label: string }) {
  return (
    <fieldset className="inline-flex" aria-label={label}>
      {SPEEDS.map((speed) => (
        <button
          key={speed}
          type="button"
          aria-pressed={walk.speed === speed}
          className="control rounded-none border-e-0 px-2 first:rounded-s-[5px] last:rounded-e-[5px] last:border-e"
          onClick={() => shown.step(speed)}
        >
          {speed}×
        </button>
      ))}
    </fieldset>
  );
}

const atEnd = ({ at, slugs }: Walk) => at === slugs.length - 1;

function pauseLabel(walk: Walk, labels: WalkBarProps["labels"]): string {
  if (walk.running) return labels.pause;
  return atEnd(walk) ? labels.again : labels.resume;
}

function PauseIcon({ walk }: { readonly walk: Walk }) {
  const Icon = walk.running ? Pause : atEnd(walk) ? RotateCcw : Play;
  return <Icon aria-hidden="true" size={16} />;
}
