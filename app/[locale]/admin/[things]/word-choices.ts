/** The words of a quote or a corporate action as a form offers them, by their names in the reader's language. */
export const wordChoices = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
