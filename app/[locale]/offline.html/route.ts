import { noticeAnswer } from "../../offline.html/notice-answer.ts";

/** The page for no connection, in the language of the path. */
export async function GET(
  _request: Request,
  { params }: { readonly params: Promise<{ locale: string }> },
): Promise<Response> {
  return noticeAnswer((await params).locale);
}
