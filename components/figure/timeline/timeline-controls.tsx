import { Play } from "lucide-react";
import type { Messages } from "../../../lib/i18n/messages.ts";
import type { ShownWalk } from "./use-walk.ts";

interface TimelineControlsProps {
  readonly shown: ShownWalk;
  readonly hidden: boolean;
  readonly onToggle: () => void;
  readonly labels: Messages["timeline"];
}

/** The timeline's own two buttons among the chart's tools: walk through it, and show or hide it. */
export function TimelineControls({ shown, hidden, onToggle, labels }: TimelineControlsProps) {
  return (
    <span className="inline-flex gap-1">
      <button
        ref={shown.starter}
        type="button"
        className="control disabled:opacity-50"
        aria-pressed={shown.walk !== null}
        title={shown.possible ? labels.playHelp : labels.walk.none}
        disabled={!shown.possible}
        onClick={shown.toggle}
      >
        <Play aria-hidden="true" size={14} />
        {labels.play}
      </button>
      <button type="button" className="control" aria-pressed={!hidden} onClick={onToggle}>
        {labels.toggle}
      </button>
    </span>
  );
}
