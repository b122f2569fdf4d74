/** A page's query as Next hands it over. */
export type PageQuery = Readonly<Record<string, string | string[] | undefined>>;

/** What Next hands a page: the language and other parts of its path, and its query. */
export interface PageAddress<Part extends string = never> {
  readonly params: Promise<Readonly<Record<"locale" | Part, string>>>;
  readonly searchParams: Promise<PageQuery>;
}

/** The same as parameters, every value of a repeated one kept. */
export function queryOf(query: PageQuery): URLSearchParams {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(pairs);
}
