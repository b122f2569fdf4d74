import { eventCard } from "../../../../lib/views/social/social-card.ts";
import { cardAnswer, pictureSlug } from "../../card-answer.ts";

interface PictureParams {
  readonly params: Promise<{ file: string }>;
}

/** The picture of one event, `<slug>.png`. */
export async function GET(request: Request, { params }: PictureParams): Promise<Response> {
  const slug = pictureSlug((await params).file);
  return cardAnswer(request, `events/${slug}`, async (language) =>
    slug === null ? null : eventCard(slug, language),
  );
}
