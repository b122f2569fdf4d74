import { manifestAnswer } from "../../manifest.webmanifest/manifest-answer.ts";

/** What a device needs to install the site, in the language of the path. */
export async function GET(
  _request: Request,
  { params }: { readonly params: Promise<{ locale: string }> },
): Promise<Response> {
  return manifestAnswer((await params).locale);
}
