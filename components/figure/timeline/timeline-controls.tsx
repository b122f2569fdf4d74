import { Play } from "lucide-react";
import type { Messages } from "../../../lib/i18n/messages.ts";
import type { ShownWalk } from "./use-walk.ts";

interface TimelineControlsProps {
  readonly shown: ShownWalk;
  readonly labels: Messages["timeline"];
}

/** The timeline's button among the chart's tools: walk through it. */
export function TimelineControls({ shown, labels }: TimelineControlsProps) {
  return (
    <button
      ref={shown.starter}
      type="button"
      className="control max-sm:min-w-11 max-sm:justify-center"
      aria-pressed={shown.walk !== null}
      title={shown.possible ? labels.playHelp : labels.walk.none}
      disabled={!shown.possible}
      onClick={shown.toggle}
    >
      <Play aria-hidden="true" size={14} />
      <span className="max-sm:sr-only">{labels.play}</span>
    </button>
  );
}
