import type { Metadata } from "next";
import type { Messages } from "../../lib/i18n/messages.ts";
import { DEFAULT_LOCALE, LOCALES, localePath } from "../../lib/i18n/routing.ts";
import { fill } from "../text/fill.ts";
import { colon } from "../text/lists.ts";
import { CARD_SIZE } from "./card-size.ts";

interface PageWords {
  /** Absolute, without a slash at its end. */
  readonly origin: string;
  readonly locale: string;
  /** The page, without a language: `/events/qwq-32b`. */
  readonly path: string;
  /** Left out where each page below has its own. */
  readonly title?: string;
  readonly description?: string;
  /** The picture's path without a language, with the data revision as its query, so that networks ask for a new one. */
  readonly picture: string;
  readonly messages: Messages;
}

const LANGUAGE_TAGS: Readonly<Record<string, string>> = { en: "en_GB", zh: "zh_CN", ar: "ar_AR" };

/** A picture's address in a page's language; as it is in English. */
const inLanguage = (picture: string, locale: string): string =>
  locale === DEFAULT_LOCALE ? picture : `${picture}${picture.includes("?") ? "&" : "?"}lang=${locale}`;

/** The site by its name and what it is about. */
const siteTitle = (locale: string, { name, tagline }: Messages["app"]): string =>
  `${name}${colon(locale)}${tagline}`;

/** The head of a page: title, description, addresses in every language, feed, and how networks show it. */
export function pageMetadata(words: PageWords): Metadata {
  const { origin, locale, path, title, description, picture, messages } = words;
  const { app, meta } = messages;
  const address = (language: string) => origin + localePath(language, path);
  const said = { ...(title !== undefined && { title }), ...(description !== undefined && { description }) };
  const image = {
    url: origin + inLanguage(picture, locale),
    ...CARD_SIZE,
    alt: title === undefined ? siteTitle(locale, app) : fill(meta.pictureAlt, { title }),
    type: "image/png",
  };
  return {
    ...said,
    metadataBase: new URL(origin),
    alternates: {
      canonical: address(locale),
      languages: {
        ...Object.fromEntries(LOCALES.map((language) => [language, address(language)])),
        "x-default": address("en"),
      },
      types: {
        "application/atom+xml": [
          {
            url: origin + localePath(locale, "/feed.xml"),
            title: fill(meta.feedTitle, { name: app.name }),
          },
        ],
      },
    },
    openGraph: {
      ...said,
      type: "website",
      siteName: app.name,
      url: address(locale),
      locale: LANGUAGE_TAGS[locale] ?? "en_GB",
      alternateLocale: LOCALES.filter((language) => language !== locale).map(
        (language) => LANGUAGE_TAGS[language] ?? language,
      ),
      images: [image],
    },
    twitter: { ...said, card: "summary_large_image", images: [image] },
  };
}
