/** The query string of a page as Next hands it over. */
export type AdminQuery = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** One value of a query, empty where it is missing or repeated. */
export function queryText(query: Awaited<AdminQuery>, name: string): string {
  const value = query[name];
  return typeof value === "string" ? value : "";
}

/** A path with the single values of a query, to come back to after signing in. */
export function pathWith(path: string, query: Awaited<AdminQuery>): string {
  const single = Object.entries(query).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const text = new URLSearchParams(single).toString();
  return text === "" ? path : `${path}?${text}`;
}
