"use client";

import { Bookmark } from "lucide-react";
import { Opener } from "../ui/opener.tsx";
import type { FilterTexts } from "./filter-texts.ts";

interface SavedViewsProps {
  readonly texts: Pick<FilterTexts, "savedViews" | "copy">;
  /** Said where the panel does not come. */
  readonly failure: string;
}

const loadViewsPanel = () => import("./views-panel.tsx");

/** Opens the views that this browser keeps by name, where the present address can be kept too. */
export function SavedViews({ texts, failure }: SavedViewsProps) {
  return (
    <Opener
      load={loadViewsPanel}
      className="needs-script control max-sm:min-h-11 max-sm:min-w-11 max-sm:justify-center"
      failure={failure}
      face={
        <>
          <Bookmark aria-hidden="true" size={14} />
          <span className="max-lg:sr-only">{texts.savedViews.button}</span>
        </>
      }
    >
      {({ ViewsPanel }, opened) => <ViewsPanel {...opened} texts={texts} />}
    </Opener>
  );
}
