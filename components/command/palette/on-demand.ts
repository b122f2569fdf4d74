import type { PaletteTexts } from "./page-commands.ts";

/** What opens over the page on demand. */
export type OnDemand = "palette" | "shortcuts";

export interface OnDemandProps {
  readonly locale: string;
  readonly texts: PaletteTexts;
  readonly onClose: () => void;
  readonly onOpen: (what: OnDemand) => void;
}
