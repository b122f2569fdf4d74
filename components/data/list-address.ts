/** The parameters of the data page's address that choose a page of a list. */
export type PageParameter = "findings" | "revisions";

/** The address of the data page with these pages of its lists, at one of them; a first page is left out. */
export function listAddress(shown: Readonly<Record<PageParameter, number>>, at: PageParameter): string {
  const query = Object.entries(shown)
    .filter(([, page]) => page > 1)
    .map(([parameter, page]) => `${parameter}=${page}`)
    .join("&");
  return `?${query}#${at}`;
}
