/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** JSON for a script element: nothing in it can end the element or begin another. */
export const scriptJson = (value: Json): string => JSON.stringify(value).replaceAll("<", "\\u003c");

/** What the page is about, for machines (schema.org). A data block never runs, so the policy asks no nonce of it. */
export function JsonLd({ data }: { readonly data: Json }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON is not HTML, and scriptJson leaves no "<" in it
      dangerouslySetInnerHTML={{ __html: scriptJson(data) }}
    />
  );
}
