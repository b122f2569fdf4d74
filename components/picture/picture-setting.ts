import notoSansSc from "@fontsource-variable/noto-sans-sc/package.json" with { type: "json" };
import { messagesIn } from "../../lib/i18n/messages.ts";
import type { QuotedSeries } from "../../lib/views/data/series-notes.ts";
import { pictureSource } from "../text/source-text.ts";
import type { PictureSetting } from "./picture-context.tsx";

/**
 * The style sheet of the font that has the letters and signs which the others lack. Chinese pages link it; a picture
 * of another page asks for it when it has such a letter.
 */
export const MORE_LETTERS = `/fonts/noto-sans-sc/${notoSansSc.version}/wght.css`;

/** What the pictures of a page share, from the notes on the series that its figures are made from. */
export function pictureSetting(
  notes: readonly QuotedSeries[],
  revision: number,
  locale: string,
): PictureSetting {
  const messages = messagesIn(locale);
  return {
    locale,
    texts: messages.picture,
    moreLetters: MORE_LETTERS,
    source: pictureSource(notes, revision, locale, messages),
  };
}
