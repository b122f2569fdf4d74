"use client";

import { Bookmark } from "lucide-react";
import { useRef, useState } from "react";
import type { FilterTexts } from "./filter-texts.ts";
import { useOnDemand } from "./use-on-demand.ts";

const loadViewsPanel = () => import("./views-panel.tsx");

/** Opens the saved views and the page's link. */
export function ViewsButton({ texts }: { readonly texts: FilterTexts }) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const { part, failed, ask } = useOnDemand(loadViewsPanel);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="control ms-auto"
        aria-haspopup="dialog"
        aria-expanded={open && part !== null}
        onPointerEnter={ask}
        onClick={() => {
          ask();
          setOpen(!open);
        }}
      >
        <Bookmark aria-hidden="true" size={14} />
        {texts.savedViews.button}
      </button>
      {open && failed && (
        <span role="alert" className="text-sm text-warning">
          {texts.filter.loadFailed}
        </span>
      )}
      {open && part && <part.ViewsPanel anchor={button} texts={texts} onClose={() => setOpen(false)} />}
    </>
  );
}
