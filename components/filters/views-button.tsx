"use client";

import { Bookmark } from "lucide-react";
import type { FilterTexts } from "./filter-texts.ts";
import { Opener } from "./opener.tsx";

const loadViewsPanel = () => import("./views-panel.tsx");

/** Opens the saved views and the page's link. */
export function ViewsButton({ texts }: { readonly texts: FilterTexts }) {
  return (
    <Opener
      load={loadViewsPanel}
      className="control ms-auto"
      failure={texts.filter.loadFailed}
      face={
        <>
          <Bookmark aria-hidden="true" size={14} />
          {texts.savedViews.button}
        </>
      }
    >
      {({ ViewsPanel }, opened) => <ViewsPanel {...opened} texts={texts} />}
    </Opener>
  );
}
