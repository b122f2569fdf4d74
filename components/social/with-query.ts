/** An address with a query, without a lone `?` where there is none. */
export const withQuery = (address: string, query: string): string =>
  query === "" ? address : `${address}?${query}`;
