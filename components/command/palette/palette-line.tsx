"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import type { MouseEvent } from "react";
import type { PaletteItem } from "./page-commands.ts";

interface PaletteLineProps {
  readonly item: PaletteItem;
  readonly onTake: (event: MouseEvent) => void;
}

/** One line of the palette. */
export function PaletteLine({ item, onTake }: PaletteLineProps) {
  const { label, detail } = item;
  return (
    <Autocomplete.Item
      value={item}
      onClick={onTake}
      className="flex min-h-9 cursor-pointer flex-wrap items-baseline gap-x-3 rounded px-2 py-1.5 text-sm data-highlighted:bg-raised data-highlighted:outline-2 data-highlighted:-outline-offset-2 data-highlighted:outline-accent"
    >
      <bdi className="min-w-0 break-words">{label}</bdi>
      {detail !== undefined && <bdi className="ms-auto min-w-0 break-words text-xs text-muted">{detail}</bdi>}
    </Autocomplete.Item>
  );
}
