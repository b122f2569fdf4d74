"use client";

import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import type { Locale } from "../i18n/routing.ts";

/** Each in a style sheet of its own, which only the pages in its language link: English ones stay as light as they are. */
const FONTS: Readonly<Partial<Record<Locale, ComponentType>>> = {
  zh: dynamic(() => import("./fonts/chinese.tsx")),
  ar: dynamic(() => import("./fonts/arabic.tsx")),
};

/** The font of a language that Inter has no letters for. */
export function SiteFonts({ locale }: { readonly locale: Locale }) {
  const Font = FONTS[locale];
  return Font ? <Font /> : null;
}
