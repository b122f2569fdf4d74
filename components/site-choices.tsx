"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import type { Messages } from "../i18n/messages.ts";
import { DEFAULT_LOCALE, LOCALE_COOKIE, LOCALES, localePath } from "../i18n/routing.ts";
import {
  DIRECTION_COOKIE,
  DIRECTIONS,
  knownDirection,
  THEME_COOKIE,
  THEMES,
  usualDirection,
} from "./appearance.ts";
import { remember } from "./reader-cookie.ts";

const LANGUAGES = { en: "English", zh: "简体中文", ar: "العربية" };

interface SiteChoicesProps {
  readonly locale: string;
  readonly texts: Messages["appearance"];
  /** What the reader chose before; `auto` where nothing was. */
  readonly theme: string;
  readonly direction: string;
}

/** Language, theme and colours of direction. The address keeps its filter when the language changes. */
export function SiteChoices({ locale, texts, theme, direction }: SiteChoicesProps) {
  const path = usePathname();
  const bare = locale === DEFAULT_LOCALE ? path : path.slice(locale.length + 1) || "/";
  return (
    <div className="grid gap-3">
      <Choice
        label={texts.language}
        initial={locale}
        options={LOCALES.map((language) => ({ value: language, label: LANGUAGES[language] }))}
        onChange={(language) => {
          remember(LOCALE_COOKIE, language);
          window.location.assign(localePath(language, bare) + window.location.search);
        }}
      />
      <Choice
        label={texts.theme}
        initial={theme}
        options={THEMES.map((value) => ({ value, label: texts.themes[value] }))}
        onChange={chooseTheme}
      />
      <Choice
        label={texts.direction}
        initial={direction}
        options={(["auto", ...DIRECTIONS] as const).map((value) => ({
          value,
          label: texts.directions[value],
        }))}
        onChange={(value) => chooseDirection(value, locale)}
      >
        <span className="flex gap-4 font-semibold" aria-hidden="true">
          <span className="text-up">▲ {texts.rises}</span>
          <span className="text-down">▼ {texts.falls}</span>
        </span>
      </Choice>
      <p className="text-xs text-muted">{texts.directionHelp}</p>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly initial: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly children?: ReactNode;
}

function Choice({ label, initial, options, onChange, children }: ChoiceProps) {
  return (
    <label className="grid gap-1">
      <span className="text-xs text-muted">{label}</span>
      <select
        className="control w-full max-md:min-h-11"
        defaultValue={initial}
        onChange={({ target }) => onChange(target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {children}
    </label>
  );
}

function chooseTheme(theme: string): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  remember(THEME_COOKIE, theme);
}

function chooseDirection(direction: string, locale: string): void {
  document.documentElement.dataset.direction = knownDirection(direction) ?? usualDirection(locale);
  remember(DIRECTION_COOKIE, direction);
}
