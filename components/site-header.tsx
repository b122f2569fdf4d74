import Link from "next/link";
import type { Messages } from "../i18n/messages.ts";
import { localePath } from "../i18n/routing.ts";
import { PageLinks, ReaderChoices } from "./site-controls.tsx";

interface SiteHeaderProps {
  readonly locale: string;
  readonly app: Messages["app"];
  readonly nav: Messages["nav"];
}

/** The head of every page: name, pages, language and theme. */
export function SiteHeader({ locale, app, nav }: SiteHeaderProps) {
  const pages = [
    { href: localePath(locale, "/"), label: nav.board },
    { href: localePath(locale, "/reactions"), label: nav.reactions },
    { href: localePath(locale, "/events"), label: nav.events },
    { href: localePath(locale, "/companies"), label: nav.companies },
    { href: localePath(locale, "/moves"), label: nav.moves },
    { href: localePath(locale, "/data"), label: nav.data },
    { href: localePath(locale, "/methods"), label: nav.methods },
  ];
  return (
    <header className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-rule py-2.5">
      <Link href={localePath(locale, "/")} className="flex items-baseline gap-2 text-ink hover:no-underline">
        <span className="text-lg font-bold tracking-tight">{app.name}</span>
        <span className="hidden text-sm text-muted lg:inline">{app.tagline}</span>
      </Link>
      <nav aria-label={nav.label} className="flex flex-wrap gap-1 text-sm">
        <PageLinks pages={pages} />
      </nav>
      <div className="no-print ms-auto flex items-center gap-2 text-sm">
        <ReaderChoices
          locale={locale}
          labels={{
            language: app.language,
            theme: app.theme,
            themes: { auto: app.themeAuto, light: app.themeLight, dark: app.themeDark },
          }}
        />
      </div>
    </header>
  );
}
