"use client";

import type { Messages } from "../../lib/i18n/messages.ts";
import { useScale } from "./use-scale.ts";

/** What the numbers of the scale chosen mean. */
export function ScaleNote({ texts }: { readonly texts: Messages["figure"]["scaleNotes"] }) {
  const { scale } = useScale();
  return <p className="mt-1 text-xs text-muted">{texts[scale]}</p>;
}
