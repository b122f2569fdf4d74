const LONGEST_ADDRESS = 2000;

/** An absolute http or https address in its normal form, without user name or password; null for anything else. */
export function webAddress(text: string): string | null {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const address = new URL(trimmed);
  address.username = "";
  address.password = "";
  return address.href.length <= LONGEST_ADDRESS ? address.href : null;
}
