/** Whether a text is a zone of the IANA list, such as `Asia/Shanghai` or `UTC`; offsets such as `+08:00` are not. */
export function isKnownZone(text: string): boolean {
  if (!/^[A-Z][\w+-]*(\/[\w+-]+)*$/i.test(text)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** Whether a text is an address that a link may lead to: http or https, with a host and without spaces. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s|]+$/i.test(text) || !URL.canParse(text)) return false;
  const { username, password, hostname } = new URL(text);
  return hostname !== "" && username === "" && password === "";
}
