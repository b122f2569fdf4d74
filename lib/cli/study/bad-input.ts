/** Input that the person who gave it can put right; its message says where and what. */
export class BadInput extends Error {
  override name = "BadInput";
}

/** A message in the form that editors and terminals make a link of. */
export function badRow(file: string, line: number, message: string): BadInput {
  return new BadInput(`${file}:${line}: ${message}`);
}
