"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { localePath, routing } from "../i18n/routing.ts";

interface PageLink {
  readonly href: string;
  readonly label: string;
}

/** Links to the pages, the present one marked. */
export function PageLinks({ pages }: { readonly pages: readonly PageLink[] }) {
  const path = usePathname();
  const home = pages[0]?.href;
  return pages.map(({ href, label }) => {
    const current = href === home ? path === href : path.startsWith(href);
    return (
      <Link
        key={href}
        href={href}
        aria-current={current ? "page" : undefined}
        className={`rounded px-2 py-1 ${current ? "bg-raised font-semibold text-ink" : "text-muted"}`}
      >
        {label}
      </Link>
    );
  });
}

const LANGUAGES: Readonly<Record<string, string>> = { en: "English", zh: "简体中文", ar: "العربية" };
const THEMES = ["auto", "light", "dark"] as const;
const YEAR_SECONDS = 31_536_000;

interface ReaderChoicesProps {
  readonly locale: string;
  readonly labels: {
    readonly language: string;
    readonly theme: string;
    readonly themes: Readonly<Record<(typeof THEMES)[number], string>>;
  };
}

/** Language and theme. The address keeps its filter when the language changes. */
export function ReaderChoices({ locale, labels }: ReaderChoicesProps) {
  const path = usePathname();
  const bare = locale === routing.defaultLocale ? path : path.slice(locale.length + 1) || "/";
  return (
    <>
      <select
        aria-label={labels.language}
        className="control pe-1"
        value={locale}
        onChange={({ target }) => {
          window.location.assign(localePath(target.value, bare) + window.location.search);
        }}
      >
        {routing.locales.map((language) => (
          <option key={language} value={language}>
            {LANGUAGES[language]}
          </option>
        ))}
      </select>
      <select
        aria-label={labels.theme}
        className="control pe-1"
        defaultValue="auto"
        ref={(select) => {
          if (select) select.value = document.documentElement.dataset.theme ?? "auto";
        }}
        onChange={({ target }) => chooseTheme(target.value)}
      >
        {THEMES.map((theme) => (
          <option key={theme} value={theme}>
            {labels.themes[theme]}
          </option>
        ))}
      </select>
    </>
  );
}

function chooseTheme(theme: string): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the server draws the first paint in the chosen theme from it
  document.cookie = `theme=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
