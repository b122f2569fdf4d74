"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { DEFAULT_LOCALE, LOCALE_COOKIE, LOCALES, localePath } from "../i18n/routing.ts";

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

const LANGUAGES = { en: "English", zh: "简体中文", ar: "العربية" };
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
  const bare = locale === DEFAULT_LOCALE ? path : path.slice(locale.length + 1) || "/";
  return (
    <>
      <select
        aria-label={labels.language}
        className="control pe-1"
        value={locale}
        onChange={({ target }) => {
          remember(LOCALE_COOKIE, target.value);
          window.location.assign(localePath(target.value, bare) + window.location.search);
        }}
      >
        {LOCALES.map((language) => (
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
  remember("theme", theme);
}

/** Keeps a choice for the server, which draws the next page with it. */
function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
