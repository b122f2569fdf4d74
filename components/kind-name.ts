/** A kind of announcement in the reader's language; one that nobody has translated yet stands as it is stored. */
export const kindName = (kind: string, names: Readonly<Record<string, string>>): string =>
  names[kind] ?? kind;
