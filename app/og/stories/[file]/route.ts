import { storyCard } from "../../../../lib/views/social/story-card.ts";
import { cardAnswer, pictureSlug } from "../../card-answer.ts";

interface PictureParams {
  readonly params: Promise<{ file: string }>;
}

/** The picture of a day, `2025-03-06.png`. */
export async function GET(request: Request, { params }: PictureParams): Promise<Response> {
  const day = pictureSlug((await params).file);
  return cardAnswer(request, `stories/${day}`, async (language) =>
    day === null ? null : storyCard(day, language),
  );
}
