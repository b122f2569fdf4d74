"use client";

import type { Spans } from "../pointing/use-spans.ts";

interface MeasureButtonProps {
  readonly spans: Spans;
  readonly label: string;
  /** Measuring goes on in the chart, so what lies over it has to go. */
  readonly onPress?: () => void;
}

/** Begins a measurement in the chart, or ends it. */
export function MeasureButton({ spans, label, onPress }: MeasureButtonProps) {
  return (
    <button
      type="button"
      className="control max-sm:min-h-11 max-sm:justify-center"
      aria-pressed={spans.measuring || spans.measured !== null}
      onClick={() => {
        spans.toggle();
        onPress?.();
      }}
    >
      {label}
    </button>
  );
}
