import { notFound } from "next/navigation";

/** Any other address gets the page that says so, in the reader's language. */
export default function UnknownPage(): never {
  notFound();
}
