"use client";

import { SCALES } from "../../../lib/filters.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import { Segmented } from "../../ui/choices.tsx";
import { useScale } from "../use-scale.ts";

interface ScaleChoiceProps {
  readonly labels: Pick<Messages["filter"], "scale" | "scales">;
}

/** The scale of prices. */
export function ScaleChoice({ labels }: ScaleChoiceProps) {
  const { scale, chooseScale } = useScale();
  return (
    <Segmented
      label={labels.scale}
      labelled
      options={SCALES}
      names={labels.scales}
      value={scale}
      onChange={chooseScale}
    />
  );
}
