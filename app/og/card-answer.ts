import { cardDocument } from "../../components/cards/card-document.ts";
import { CARD_SIZE } from "../../components/social/card-size.ts";
import { languageOf } from "../../lib/i18n/routing.ts";
import { pngOf } from "../../lib/lettering/png.ts";
import { revisionCache } from "../../lib/reactions/revision-cache.ts";
import type { Language } from "../../lib/reactions/titles.ts";
import { attempt } from "../../lib/views/attempt.ts";
import type { SocialCard } from "../../lib/views/social/social-card.ts";
import { problem, storeNotUsable } from "../api/problem.ts";
import { answerUnlessHeld } from "../unchanged.ts";

/** Pictures kept of one data revision; one has about 50 kB. */
const KEPT_PICTURES = 200;
const kept = revisionCache<Uint8Array<ArrayBuffer>>(KEPT_PICTURES);

/** The picture of a page whose address has a query: whatever `read` makes of it. */
export function filteredCardAnswer(
  request: Request,
  page: string,
  read: (query: URLSearchParams, language: Language) => Promise<SocialCard | null>,
): Promise<Response> {
  const query = new URL(request.url).searchParams;
  for (const name of ["revision", "lang"]) query.delete(name);
  return cardAnswer(request, `${page}?${query}`, (language) => read(query, language));
}

const FILE = /^([a-z0-9-]+)\.png$/;

/** The slug of a picture's file name; null for a name that is none. */
export const pictureSlug = (file: string): string | null => FILE.exec(file)?.[1] ?? null;

/** A card as PNG in the language that the address asks for with `lang`, drawn once for a data revision. */
export async function cardAnswer(
  request: Request,
  key: string,
  read: (language: Language) => Promise<SocialCard | null>,
): Promise<Response> {
  const language = languageOf(new URL(request.url).searchParams.get("lang") ?? "");
  const found = await attempt(() => read(language));
  if (!found.ok) {
    return storeNotUsable(found.problem);
  }
  const card = found.value;
  if (!card) {
    return problem({ status: 404, title: "No such picture", detail: "No page has a picture of this name." });
  }
  const picture = await kept.get(card.revision, `${language}/${key}`, async () =>
    pngOf(await cardDocument(card, language), CARD_SIZE),
  );
  return answerUnlessHeld(request, picture, {
    revision: card.revision,
    headers: { "content-type": "image/png" },
  });
}
