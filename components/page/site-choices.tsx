"use client";

import type { ReactNode } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { LOCALES } from "../../lib/i18n/routing.ts";
import { DIRECTIONS, LANGUAGES, THEMES } from "./appearance.ts";
import {
  chooseDirection,
  chooseLanguage,
  chooseTheme,
  chosenDirection,
  chosenTheme,
} from "./reader-choice.ts";

interface SiteChoicesProps {
  readonly locale: string;
  readonly texts: Messages["appearance"];
}

/** Language, theme and colours of direction. The address keeps its filter when the language changes. */
export function SiteChoices({ locale, texts }: SiteChoicesProps) {
  return (
    <div className="grid gap-3">
      <Choice
        label={texts.language}
        chosen={() => locale}
        options={LOCALES.map((language) => ({ value: language, label: LANGUAGES[language] }))}
        onChange={(language) => chooseLanguage(language, locale)}
      />
      <Choice
        name="theme"
        label={texts.theme}
        chosen={chosenTheme}
        options={THEMES.map((value) => ({ value, label: texts.themes[value] }))}
        onChange={chooseTheme}
      />
      <Choice
        name="direction"
        label={texts.direction}
        chosen={chosenDirection}
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
  readonly name?: string;
  readonly label: string;
  /** What the reader chose before, which only the browser knows. */
  readonly chosen: () => string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly children?: ReactNode;
}

function Choice({ name, label, chosen, options, onChange, children }: ChoiceProps) {
  return (
    <label className="grid gap-1">
      <span className="text-xs text-muted">{label}</span>
      <select
        name={name}
        className="control w-full max-md:min-h-11"
        ref={(select) => {
          if (select) select.value = chosen();
        }}
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
