/** The states of a quote or a corporate action as a form offers them. */
export const stateChoices = (names: Readonly<Record<"used" | "held back", string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
