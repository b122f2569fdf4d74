import { ImageResponse } from "next/og";
import { CardPicture } from "../../components/social/card-picture.tsx";
import { CARD_SIZE } from "../../components/social/card-size.ts";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { DEFAULT_LOCALE } from "../../lib/i18n/routing.ts";
import { revisionCache } from "../../lib/reactions/revision-cache.ts";
import { attempt } from "../../lib/views/attempt.ts";
import type { SocialCard } from "../../lib/views/social/social-card.ts";
import { problem, storeNotUsable } from "../api/problem.ts";
import { answerUnlessHeld } from "../unchanged.ts";

/** Pictures kept of one data revision; one has about 40 kB and takes a good part of a second to draw. */
const KEPT_PICTURES = 200;
const kept = revisionCache<Uint8Array<ArrayBuffer>>(KEPT_PICTURES);

const FILE = /^([a-z0-9-]+)\.png$/;

/** The slug of a picture's file name; null for a name that is none. */
export const pictureSlug = (file: string): string | null => FILE.exec(file)?.[1] ?? null;

/** A card as PNG, drawn once for a data revision. No font or picture is fetched from anywhere. */
export async function cardAnswer(
  request: Request,
  key: string,
  read: () => Promise<SocialCard | null>,
): Promise<Response> {
  const found = await attempt(read);
  if (!found.ok) {
    return storeNotUsable(found.problem);
  }
  const card = found.value;
  if (!card) {
    return problem({ status: 404, title: "No such picture", detail: "No page has a picture of this name." });
  }
  const picture = await kept.get(card.revision, key, () => draw(card, key));
  return answerUnlessHeld(request, picture, {
    revision: card.revision,
    headers: { "content-type": "image/png", "cache-control": "public, max-age=3600" },
  });
}

async function draw(card: SocialCard, key: string): Promise<Uint8Array<ArrayBuffer>> {
  const { app } = messagesIn(DEFAULT_LOCALE);
  const drawn = new ImageResponse(
    <CardPicture card={card} name={app.name} otherwise={key.split("/").at(-1) ?? key} />,
    CARD_SIZE,
  );
  return new Uint8Array(await drawn.arrayBuffer());
}
