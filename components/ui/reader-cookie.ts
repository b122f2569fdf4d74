const YEAR_SECONDS = 31_536_000;

/** Keeps a choice in the browser, which shows the next page with it (components/page/reader-script.tsx). */
export function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}

/** What was kept under a name; undefined where nothing was. */
export const remembered = (name: string): string | undefined =>
  document.cookie
    .split("; ")
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);
