import type { MetadataRoute } from "next";
import { COLOURS } from "../../components/ui/colours.ts";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { directionOf, languageOf, localePath } from "../../lib/i18n/routing.ts";

/** What a device needs to install the site, in a language. */
export function manifestAnswer(given: string): Response {
  const locale = languageOf(given);
  const { app, nav } = messagesIn(locale);
  const page = (name: string, path: string) => ({ name, url: localePath(locale, path) });
  const manifest: MetadataRoute.Manifest = {
    id: "/",
    name: `${app.name} · ${app.tagline}`,
    short_name: app.name,
    description: app.description,
    lang: locale,
    dir: directionOf(locale),
    start_url: localePath(locale, "/"),
    scope: "/",
    display: "standalone",
    background_color: COLOURS.paper.light,
    theme_color: COLOURS.paper.light,
    categories: ["finance", "news"],
    icons: [
      { src: "/icons/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      page(nav.reactions, "/reactions"),
      page(nav.events, "/events"),
      page(nav.companies, "/companies"),
    ],
  };
  return Response.json(manifest, {
    headers: { "content-type": "application/manifest+json", "cache-control": "no-cache" },
  });
}
