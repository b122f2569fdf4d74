/**
 * Lights an announcement wherever it stands on the page, alone or in a cluster, and no other; null lights none.
 * Plain attributes instead of state, because a moving pointer must not make charts and tables of hundreds of
 * rows render anew.
 */
export function pointAt(slug: string | null): void {
  const name = slug === null ? null : CSS.escape(slug);
  const own = name === null ? null : `[data-event="${name}"], [data-events~="${name}"]`;
  for (const lit of document.querySelectorAll("[data-lit]")) {
    if (own === null || !lit.matches(own)) lit.removeAttribute("data-lit");
  }
  if (own === null) return;
  for (const element of document.querySelectorAll(own)) element.setAttribute("data-lit", "true");
}
