import type { MetadataRoute } from "next";
import { headers } from "next/headers";
import { LOCALES, localePath } from "../lib/i18n/routing.ts";
import { siteOrigin } from "../lib/site-origin.ts";

export const dynamic = "force-dynamic";

/** Pages may be read by anyone's machine; the admin pages may not. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  const origin = siteOrigin(await headers());
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: LOCALES.map((locale) => localePath(locale, "/admin")),
    },
    sitemap: `${origin}/sitemap.xml`,
  };
}
