import { feedAnswer } from "../../feed.xml/feed-answer.ts";

export const dynamic = "force-dynamic";

/** Announcements and reactions as Atom, in the language of the path. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ locale: string }> },
): Promise<Response> {
  return feedAnswer(request, (await params).locale);
}
