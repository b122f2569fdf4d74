import { companyCard } from "../../../../lib/views/social/social-card.ts";
import { cardAnswer, pictureSlug } from "../../card-answer.ts";

interface PictureParams {
  readonly params: Promise<{ file: string }>;
}

/** The picture of one company, `<slug>.png`. */
export async function GET(request: Request, { params }: PictureParams): Promise<Response> {
  const slug = pictureSlug((await params).file);
  return cardAnswer(request, `companies/${slug}`, async (language) =>
    slug === null ? null : companyCard(slug, language),
  );
}
