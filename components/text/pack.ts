/** A value on its way from the server's components to the browser's, as JSON text. */
export interface PackedText<Value> {
  readonly json: string;
  /** Never there: it only says what the text holds. */
  readonly holds?: Value;
}

/**
 * Packs a value of plain data. React looks at every number of what a page hands to the browser, one call each; thousands
 * of them arrive in a tenth of the time as one text.
 */
export const pack = <Value>(value: Value): PackedText<Value> => ({ json: JSON.stringify(value) });

/** The value that was packed. */
export function unpack<Value>({ json }: PackedText<Value>): Value {
  return JSON.parse(json);
}
