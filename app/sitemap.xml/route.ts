import { type Markup, markup } from "../../components/social/markup.ts";
import { DEFAULT_LOCALE, knownLocale, LOCALES, localePath } from "../../lib/i18n/routing.ts";
import { siteOrigin } from "../../lib/site-origin.ts";
import { attempt } from "../../lib/views/attempt.ts";
import { sitemapPart } from "../../lib/views/social/sitemap.ts";
import { problem, storeNotUsable } from "../api/problem.ts";

export const dynamic = "force-dynamic";

/** Every page in every language, each with its others; of many pages the list of the map's parts (`?part=1`). */
export async function GET(request: Request): Promise<Response> {
  const origin = siteOrigin(request.headers);
  const part = await attempt(() => sitemapPart(new URL(request.url).searchParams.get("part")));
  if (!part.ok) return storeNotUsable(part.problem);
  if (part.value === null) {
    return problem({ status: 404, title: "No such part", detail: "The map of the site has fewer parts." });
  }
  const { parts, paths } = part.value;
  const body = paths.length === 0 ? partsOf(parts, origin) : pagesOf(paths, origin);
  return new Response(markup`<?xml version="1.0" encoding="UTF-8"?>\n${body}`.text, {
    headers: {
      "content-type": "application/xml",
      "cache-control": "public, max-age=0, must-revalidate",
    },
  });
}

const partsOf = (parts: number, origin: string): Markup =>
  markup`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${Array.from({ length: parts }, (_, at) => markup`<sitemap><loc>${origin}/sitemap.xml?part=${at + 1}</loc></sitemap>\n`)}</sitemapindex>
`;

function pagesOf(paths: readonly string[], origin: string): Markup {
  const entries = paths.flatMap((path) => {
    const address = (locale: string) => origin + localePath(locale, path);
    const others = [...LOCALES, "x-default"].map(
      (language) =>
        markup`<xhtml:link rel="alternate" hreflang="${language}" href="${address(knownLocale(language) ?? DEFAULT_LOCALE)}" />\n`,
    );
    return LOCALES.map((locale) => markup`<url>\n<loc>${address(locale)}</loc>\n${others}</url>\n`);
  });
  return markup`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries}</urlset>
`;
}
