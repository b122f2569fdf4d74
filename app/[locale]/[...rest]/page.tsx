import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { PageAddress } from "../../../components/page/page-query.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";

export async function generateMetadata({ params }: PageAddress): Promise<Metadata> {
  return { title: messagesIn((await params).locale).states.notFoundTitle };
}

/** Any other address gets the page that says so, in the reader's language. */
export default function UnknownPage(): never {
  notFound();
}
