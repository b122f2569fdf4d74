import Link from "next/link";
import type { ReactNode } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import { PageLinks } from "./site-controls.tsx";
import { SiteMenu } from "./site-menu.tsx";

interface SiteHeaderProps {
  readonly locale: string;
  readonly app: Messages["app"];
  readonly nav: Messages["nav"];
  readonly appearance: Messages["appearance"];
  /** The button of the command palette. */
  readonly search: ReactNode;
}

/** The head of every page: name, pages, search, and the menu of language, theme and colours of direction. */
export function SiteHeader({ locale, app, nav, appearance, search }: SiteHeaderProps) {
  const pages = [
    { href: localePath(locale, "/"), label: nav.board },
    { href: localePath(locale, "/reactions"), label: nav.reactions },
    { href: localePath(locale, "/compare"), label: nav.compare },
    { href: localePath(locale, "/study"), label: nav.study },
    { href: localePath(locale, "/events"), label: nav.events },
    { href: localePath(locale, "/companies"), label: nav.companies },
    { href: localePath(locale, "/stories"), label: nav.stories },
    { href: localePath(locale, "/claims"), label: nav.claims },
    { href: localePath(locale, "/moves"), label: nav.moves },
    { href: localePath(locale, "/data"), label: nav.data },
    { href: localePath(locale, "/methods"), label: nav.methods },
  ];
  return (
    <header className="flex items-center gap-x-4 gap-y-1 border-b border-rule py-1 sm:py-1.5 lg:py-2 xl:gap-x-6">
      <Link href={localePath(locale, "/")} className="flex items-baseline gap-2 text-ink hover:no-underline">
        <span className="text-lg font-bold tracking-tight whitespace-nowrap">{app.name}</span>
        <span className="hidden text-sm text-muted min-[105rem]:inline">{app.tagline}</span>
      </Link>
      <nav aria-label={nav.label} className="hidden gap-0.5 text-sm whitespace-nowrap lg:flex xl:gap-1">
        <PageLinks pages={pages} />
      </nav>
      <div className="no-print ms-auto flex items-center gap-2 text-sm">
        {search}
        <SiteMenu locale={locale} pages={pages} pagesLabel={nav.label} texts={appearance} />
      </div>
    </header>
  );
}
