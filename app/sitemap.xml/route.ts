import { markup } from "../../components/social/markup.ts";
import { DEFAULT_LOCALE, knownLocale, LOCALES, localePath } from "../../lib/i18n/routing.ts";
import { siteOrigin } from "../../lib/site-origin.ts";
import { attempt } from "../../lib/views/attempt.ts";
import { pagePaths } from "../../lib/views/social/sitemap.ts";
import { storeNotUsable } from "../api/problem.ts";

export const dynamic = "force-dynamic";

/** Every page in every language, each with its others. */
export async function GET(request: Request): Promise<Response> {
  const origin = siteOrigin(request.headers);
  const paths = await attempt(() => pagePaths());
  if (!paths.ok) return storeNotUsable(paths.problem);
  const entries = paths.value.flatMap((path) => {
    const address = (locale: string) => origin + localePath(locale, path);
    const others = [...LOCALES, "x-default"].map(
      (language) =>
        markup`<xhtml:link rel="alternate" hreflang="${language}" href="${address(knownLocale(language) ?? DEFAULT_LOCALE)}" />\n`,
    );
    return LOCALES.map((locale) => markup`<url>\n<loc>${address(locale)}</loc>\n${others}</url>\n`);
  });
  const body = markup`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries}</urlset>
`.text;
  return new Response(body, {
    headers: {
      "content-type": "application/xml",
      "cache-control": "public, max-age=0, must-revalidate",
    },
  });
}
