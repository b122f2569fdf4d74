/** Input that the person who gave it can put right; its message says where and what. */
export class InputFault extends Error {
  override readonly name = "InputFault";

  /** `source` is how the input is called, a file's path for one; `line` is null where no one line is at fault. */
  constructor(source: string, line: number | null, message: string) {
    // The form that editors and terminals make a link of.
    super(line === null ? `${source}: ${message}` : `${source}:${line}: ${message}`);
  }
}
