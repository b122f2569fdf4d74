/** The column of a file that a field of a record stands in: `nameEn` is in `name_en`. */
export const columnOf = (field: string): string =>
  field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
