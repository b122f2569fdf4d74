import { companyChart } from "../../../../../lib/views/social/embed.ts";
import { embedAnswer } from "../../embed-answer.ts";

interface EmbedParams {
  readonly params: Promise<{ locale: string; slug: string }>;
}

/** A company's chart alone, its main listing over everything stored: `?theme=light|dark` chooses the colours. */
export async function GET(request: Request, { params }: EmbedParams): Promise<Response> {
  const { locale, slug } = await params;
  const path = `/companies/${encodeURIComponent(slug)}`;
  return embedAnswer(request, { locale, path }, () => companyChart(slug));
}
