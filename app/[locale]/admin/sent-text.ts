/** A text of a form that was sent; empty where it is missing or a file. */
export function sentText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
