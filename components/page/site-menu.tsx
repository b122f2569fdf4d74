"use client";

import { Languages, Menu, SunMoon } from "lucide-react";
import { useRef } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { SiteChoices } from "./site-choices.tsx";
import { type PageLink, PageLinks } from "./site-controls.tsx";

interface SiteMenuProps {
  readonly locale: string;
  readonly pages: readonly PageLink[];
  readonly pagesLabel: string;
  readonly texts: Messages["appearance"];
}

/**
 * One button for language, theme and colours of direction, on a phone for the pages too. The browser's own
 * popover: it opens before any script has come, and moves nothing on the page.
 */
export function SiteMenu({ pages, pagesLabel, ...choices }: SiteMenuProps) {
  const { texts } = choices;
  const panel = useRef<HTMLDivElement>(null);
  return (
    <>
      <button type="button" popoverTarget="site-menu" className="control max-lg:min-h-11 max-lg:min-w-11">
        <span className="contents lg:hidden">
          <Menu aria-hidden="true" size={20} className="mx-auto" />
          <span className="sr-only">{texts.menu}</span>
        </span>
        <span className="hidden lg:contents">
          <Languages aria-hidden="true" size={16} />
          <SunMoon aria-hidden="true" size={16} />
          <span className="sr-only">{texts.label}</span>
        </span>
      </button>
      <div
        ref={panel}
        id="site-menu"
        popover="auto"
        className="site-menu panel w-80 max-w-[calc(100vw-1.5rem)] overflow-y-auto p-3 text-sm text-ink shadow-lg"
      >
        <nav aria-label={pagesLabel} className="mb-3 grid border-b border-rule pb-3 lg:hidden">
          <PageLinks pages={pages} tall onFollow={() => panel.current?.hidePopover()} />
        </nav>
        <SiteChoices {...choices} />
      </div>
    </>
  );
}
