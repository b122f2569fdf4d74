import type { MetadataRoute } from "next";
import { headers } from "next/headers";
import { DEFAULT_LOCALE, LOCALES, localePath } from "../i18n/routing.ts";
import { siteOrigin } from "../lib/site-origin.ts";
import { pagePaths } from "../lib/views/sitemap.ts";

export const dynamic = "force-dynamic";

/** Every page in every language, each with its others. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const origin = siteOrigin(await headers());
  const paths = await pagePaths();
  return paths.flatMap((path) => {
    const address = (locale: string) => origin + localePath(locale, path);
    const languages = {
      ...Object.fromEntries(LOCALES.map((locale) => [locale, address(locale)])),
      "x-default": address(DEFAULT_LOCALE),
    };
    return LOCALES.map((locale) => ({ url: address(locale), alternates: { languages } }));
  });
}
