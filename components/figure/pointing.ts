/**
 * Lights announcements wherever they stand on the page, alone or in a cluster, and no others; none puts all out.
 * Plain attributes instead of state, because a moving pointer must not make charts and tables of hundreds of
 * rows render anew.
 */
export function pointAtAll(slugs: readonly string[]): void {
  const own = slugs
    .map((slug) => CSS.escape(slug))
    .map((name) => `[data-event="${name}"], [data-events~="${name}"]`)
    .join(", ");
  for (const lit of document.querySelectorAll("[data-lit]")) {
    if (own === "" || !lit.matches(own)) lit.removeAttribute("data-lit");
  }
  if (own === "") return;
  for (const element of document.querySelectorAll(own)) element.setAttribute("data-lit", "true");
}

/** Lights one announcement; null lights none. */
export const pointAt = (slug: string | null): void => pointAtAll(slug === null ? [] : [slug]);
