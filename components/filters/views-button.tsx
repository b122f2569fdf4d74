"use client";

import { Bookmark } from "lucide-react";
import { Opener } from "../ui/opener.tsx";
import type { FilterTexts } from "./filter-texts.ts";

const loadViewsPanel = () => import("./views-panel.tsx");

/** Opens the saved views and the page's link. */
export function ViewsButton({ texts }: { readonly texts: FilterTexts }) {
  return (
    <Opener
      load={loadViewsPanel}
      className="needs-script control ms-auto max-sm:min-h-11"
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
