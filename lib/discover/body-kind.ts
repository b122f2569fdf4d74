/** What an answer that is not what was asked for looks like, in words that end a sentence. */
export function bodyKind(body: string): string {
  if (body.trim() === "") return "nothing";
  const isPage = /^[\s\uFEFF]*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html)/i.test(body);
  return isPage ? "a web page" : "something else, or only a part of it";
}
