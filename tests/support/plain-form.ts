const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: "&", lt: "<", gt: ">", "#x27": "'" };

const plain = (text: string): string =>
  text.replaceAll(/&(quot|amp|lt|gt|#x27);/g, (_, name: string) => ENTITIES[name] ?? "");

/** What an element's tag says of a name: `value` of `name="x" value="y"`. */
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag);
  return found ? plain(found[1] ?? "") : null;
};

/** What a browser would send of a form's inside as it stands. */
function fieldsOf(inside: string): FormData {
  const form = new FormData();
  const put = (name: string | null, value: string) => void (name !== null && form.append(name, value));
  for (const [, tag = ""] of inside.matchAll(/<input([^>]*)>/g)) {
    const isBox = /^(checkbox|radio)$/.test(attribute(tag, "type") ?? "text");
    if (!isBox || /\bchecked\b/.test(tag)) put(attribute(tag, "name"), attribute(tag, "value") ?? "");
  }
  for (const [, tag = "", text = ""] of inside.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs))
    put(attribute(tag, "name"), plain(text).replace(/^\n/, ""));
  for (const [, tag = "", options = ""] of inside.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const all = [...options.matchAll(/<option([^>]*)>/g)].map(([, option = ""]) => option);
    const chosen = all.find((option) => /\bselected\b/.test(option)) ?? all[0];
    if (chosen !== undefined) put(attribute(tag, "name"), attribute(chosen, "value") ?? "");
  }
  return form;
}

/**
 * Fills a form of a page and sends it, as a browser without scripts does: the form that has all the fields named, with
 * whatever else stands in it. The answer is given as it comes, a redirect too.
 * @throws Error where the page has no such form
 */
export async function sendForm(
  address: string,
  cookie: string,
  filled: Readonly<Record<string, string>>,
): Promise<Response> {
  const page = await (await fetch(address, { headers: { cookie } })).text();
  const insides = [...page.matchAll(/<form[^>]*>(.*?)<\/form>/gs)].map(([, inside = ""]) => fieldsOf(inside));
  const form = insides.find((fields) => Object.keys(filled).every((name) => fields.has(name)));
  if (!form) throw new Error(`${address} has no form with ${Object.keys(filled).join(", ")}`);
  for (const [name, value] of Object.entries(filled)) form.set(name, value);
  const headers = { cookie, origin: new URL(address).origin };
  return fetch(address, { method: "POST", body: form, headers, redirect: "manual" });
}
