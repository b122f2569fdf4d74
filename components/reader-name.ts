/** A kind or a maker, stored in English, in the reader's language; one nobody has translated stands as it is stored. */
export const readerName = (stored: string, names: Readonly<Record<string, string>>): string =>
  (Object.hasOwn(names, stored) ? names[stored] : undefined) ?? stored;
