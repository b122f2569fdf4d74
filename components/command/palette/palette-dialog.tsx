"use client";

import { Dialog } from "../../ui/dialog.tsx";
import type { OnDemandProps } from "./on-demand.ts";
import { PalettePanel } from "./palette-panel.tsx";

/** The command palette in its window. */
export function PaletteDialog(props: OnDemandProps) {
  const { palette } = props.texts;
  return (
    <Dialog onClose={props.onClose} title={palette.title} titleHidden closeLabel={palette.close}>
      <PalettePanel {...props} />
    </Dialog>
  );
}
