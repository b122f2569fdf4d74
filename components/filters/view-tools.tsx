"use client";

import { Bookmark } from "lucide-react";
import type { ReactNode } from "react";
import type { ExportLinks } from "../../lib/export/export-links.ts";
import { Opener } from "../ui/opener.tsx";
import { ExportMenu } from "./export-menu.tsx";
import type { FilterTexts } from "./filter-texts.ts";

interface ViewToolsProps {
  readonly exports: ExportLinks;
  /** The menu of what hands the view on (components/social/share-menu.tsx). */
  readonly share: ReactNode;
  readonly texts: Pick<FilterTexts, "filter" | "savedViews" | "copy">;
}

const loadViewsPanel = () => import("./views-panel.tsx");

/** What hands a view on: its link and citation, its saved names, and its tables as files. */
export function ViewTools({ exports, share, texts }: ViewToolsProps) {
  return (
    <>
      <span className="contents">{share}</span>
      <Opener
        load={loadViewsPanel}
        className="needs-script control max-sm:min-h-11 max-sm:min-w-11 max-sm:justify-center"
        failure={texts.filter.loadFailed}
        face={
          <>
            <Bookmark aria-hidden="true" size={14} />
            <span className="max-lg:sr-only">{texts.savedViews.button}</span>
          </>
        }
      >
        {({ ViewsPanel }, opened) => <ViewsPanel {...opened} texts={texts} />}
      </Opener>
      <ExportMenu exports={exports} labels={texts.filter} />
    </>
  );
}
