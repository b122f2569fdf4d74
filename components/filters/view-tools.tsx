"use client";

import type { ReactNode } from "react";
import type { ExportLinks } from "../../lib/export/export-links.ts";
import { ExportMenu } from "./export-menu.tsx";
import type { FilterTexts } from "./filter-texts.ts";
import { SavedViews } from "./saved-views.tsx";

interface ViewToolsProps {
  readonly exports: ExportLinks;
  /** The menu of what hands the view on (components/social/share-menu.tsx). */
  readonly share: ReactNode;
  readonly texts: Pick<FilterTexts, "filter" | "savedViews" | "copy">;
}

/** What hands a view on: its link and citation, its saved names, and its tables as files. */
export function ViewTools({ exports, share, texts }: ViewToolsProps) {
  return (
    <>
      <span className="contents">{share}</span>
      <SavedViews texts={texts} failure={texts.filter.loadFailed} />
      <ExportMenu exports={exports} labels={texts.filter} />
    </>
  );
}
