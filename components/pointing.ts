/**
 * Lights an announcement wherever it stands on the page, and no other; null lights none. Plain attributes
 * instead of state, because a moving pointer must not make charts and tables of hundreds of rows render anew.
 */
export function pointAt(slug: string | null): void {
  for (const lit of document.querySelectorAll("[data-event][data-lit]")) {
    if (lit.getAttribute("data-event") !== slug) lit.removeAttribute("data-lit");
  }
  if (slug === null) return;
  for (const element of document.querySelectorAll(`[data-event="${CSS.escape(slug)}"]`)) {
    element.setAttribute("data-lit", "true");
  }
}
