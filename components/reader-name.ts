/** A kind or a maker, stored in English, in the reader's language; one nobody has translated stands as it is stored. */
export const readerName = (stored: string, names: Readonly<Record<string, string>>): string =>
  (Object.hasOwn(names, stored) ? names[stored] : undefined) ?? stored;

/** What an index, a pair or another instrument is called in the reader's language; as it is stored where nobody has translated it. */
export const instrumentName = (
  { symbol, name }: { readonly symbol: string; readonly name: string },
  names: Readonly<Record<string, string>>,
): string => (Object.hasOwn(names, symbol) ? names[symbol] : undefined) ?? name;
