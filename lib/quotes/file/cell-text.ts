/** Characters of a cell that a message shows. */
const SHOWN_CHARACTERS = 40;
/** Names of columns that a message lists. */
const SHOWN_NAMES = 20;

/** A cell as a message shows it: in quotes, with control characters escaped and no longer than a line can be. */
export function cellText(cell: string): string {
  const text = cell.length > SHOWN_CHARACTERS ? `${cell.slice(0, SHOWN_CHARACTERS)}…` : cell;
  // JSON leaves these as they are, and a terminal would obey or hide them.
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Names of columns as a message lists them: plain ones as they are, others as `shown`. */
export function nameList(names: readonly string[]): string {
  const listed = names
    .slice(0, SHOWN_NAMES)
    .map((name) => (/^[\p{L}\p{N} _.%<>()（）/-]{1,40}$/u.test(name) ? name : cellText(name)));
  return [...listed, ...(names.length > SHOWN_NAMES ? [`${names.length - SHOWN_NAMES} more`] : [])].join(
    ", ",
  );
}
