import { messagesIn } from "../../lib/i18n/messages.ts";
import type { SeriesNote } from "../../lib/views/data/series-notes.ts";
import { pictureSource } from "../text/source-text.ts";
import type { PictureSetting } from "./picture-context.tsx";

/** What the pictures of a page share, from the notes on the series that its figures are made from. */
export function pictureSetting(
  notes: readonly SeriesNote[],
  revision: number,
  locale: string,
): PictureSetting {
  const messages = messagesIn(locale);
  return { locale, texts: messages.picture, source: pictureSource(notes, revision, locale, messages) };
}
