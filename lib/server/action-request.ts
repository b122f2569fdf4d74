import type { IncomingHttpHeaders } from "node:http";
import { createRequire } from "node:module";
import { z } from "zod";
import type { Refusal } from "./refusal.ts";

/** A form of the administration that was sent: by a script (`Next-Action`), or by the browser alone. */
export const isFormRequest = (headers: IncomingHttpHeaders): boolean =>
  headers["next-action"] !== undefined || isMultipart(headers);

const isMultipart = (headers: IncomingHttpHeaders): boolean =>
  (headers["content-type"] ?? "").toLowerCase().startsWith("multipart/form-data");

const ACTION_ID = /^[0-9a-f]{42}$/;
/** What a browser without a script sends of a form: `$ACTION_REF_1`, and what belongs to it as `$ACTION_1:0`. */
const BOUND_ACTION = "$ACTION_REF_";

type Decode = (body: FormData, references: object) => PromiseLike<unknown>;
const serverModule = z.object({
  decodeReply: z.custom<Decode>((value) => typeof value === "function"),
});
// React's own reader, as Next uses it: what it can't read here would be an error 500 there.
const { decodeReply } = serverModule.parse(
  createRequire(import.meta.url)("next/dist/compiled/react-server-dom-turbopack/server.node"),
);

/** The largest form has 50 sources and 50 companies, of three fields each. */
const MOST_FIELDS = 2000;
/** Of all fields that are no file; an import's second step sends back what its first one showed. */
const TEXT_CHARACTERS_MAX = 2_000_000;
/** What a form without a script may be for: its own, and that of the button which sent it. */
const MOST_BOUND = 2;

const malformed = (detail: string): Refusal => ({
  status: 400,
  title: "Malformed form",
  detail: `${detail} Nothing was changed; load the page anew and send its form.`,
});

const TOO_MUCH: Refusal = {
  status: 413,
  title: "Too much was sent",
  detail: `A form may have ${MOST_FIELDS} fields with 2 MB of text, beside its file. Nothing was changed; send less at once.`,
};

const FOREIGN: Refusal = {
  status: 403,
  title: "Not sent by this site",
  detail: "A form of this site must come from one of its own pages. Nothing was changed.",
};

/** What is wrong with a form that was sent to `authority`; null where nothing is. */
export async function formRefusal(
  headers: IncomingHttpHeaders,
  body: Buffer<ArrayBuffer>,
  authority: string,
): Promise<Refusal | null> {
  const { origin } = headers;
  if (origin !== undefined && origin !== "null" && !URL.canParse(origin)) {
    return malformed("The header Origin can't be read.");
  }
  if (isForeign(headers, authority)) return FOREIGN;
  const action = headers["next-action"];
  if (action !== undefined && !ACTION_ID.test(String(action))) {
    return malformed("The header Next-Action names no form.");
  }
  if (!isMultipart(headers)) return malformed("A form is sent as multipart/form-data.");
  const type = String(headers["content-type"]);
  const delimiter = delimiterOf(type);
  if (delimiter === null) return malformed("The form can't be read.");
  if (hasMoreThan(MOST_FIELDS, body, delimiter)) return TOO_MUCH;
  const form = await readForm(body, type);
  if (form === null) return malformed("The form can't be read.");
  if (textLength(form) > TEXT_CHARACTERS_MAX) return TOO_MUCH;
  const isReadable =
    action === undefined
      ? await isPlainAction(form)
      : isArguments(await decoded(form), argumentCount(String(action)));
  return isReadable ? null : malformed("The form is none of this site's.");
}

/** Whether a browser says that another site's page sent a request, in the most telling of the headers that it sends. */
function isForeign(
  { origin, referer, "sec-fetch-site": site }: IncomingHttpHeaders,
  authority: string,
): boolean {
  if (origin === undefined && site !== undefined) return site !== "same-origin" && site !== "none";
  const page = origin ?? referer;
  return page !== undefined && (!URL.canParse(page) || new URL(page).host !== authority);
}

/** What stands before each field of a form; null where its type names nothing. */
function delimiterOf(type: string): string | null {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  return boundary === undefined ? null : `--${boundary}`;
}

/** Whether a form has more fields than `most`; counted before it is read, which takes far longer. */
function hasMoreThan(most: number, body: Buffer, delimiter: string): boolean {
  let count = 0; // the last one stands behind the fields
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + delimiter.length)) {
    count += 1;
    if (count > most + 1) return true;
  }
  return false;
}

function textLength(form: FormData): number {
  let characters = 0;
  for (const [name, value] of form)
    characters += name.length + (typeof value === "string" ? value.length : 0);
  return characters;
}

async function readForm(body: Buffer<ArrayBuffer>, type: string): Promise<FormData | null> {
  try {
    return await new Response(body, { headers: { "content-type": type } }).formData();
  } catch {
    return null;
  }
}

/** What the fields `0`, `1`… of a form say in React's writing; undefined where they can't be read. */
async function decoded(form: FormData): Promise<unknown> {
  try {
    return await decodeReply(form, {});
  } catch {
    return undefined;
  }
}

/** Of six, which arguments a function uses; Next writes them into the first byte of its id, beside two other bits. */
function argumentCount(id: string): number {
  const used = (Number.parseInt(id.slice(0, 2), 16) >> 1) & 0b111111;
  return used.toString(2).padStart(6, "0").lastIndexOf("1") + 1;
}

/** Every form's function takes its form last, after what was bound to it and its state. */
const isArguments = (value: unknown, count: number): boolean =>
  Array.isArray(value) && value.length === count && value.at(-1) instanceof FormData;

const descriptor = z.object({ id: z.string().regex(ACTION_ID), bound: z.unknown() });

/** Whether a form that came without a script names what it is for in a way that can be read. */
async function isPlainAction(form: FormData): Promise<boolean> {
  const names = [...form.keys()];
  const bound = names.filter((name) => name.startsWith(BOUND_ACTION));
  if (bound.length > MOST_BOUND) return false;
  for (const name of bound) {
    const prefix = `$ACTION_${name.slice(BOUND_ACTION.length)}:`;
    const own = new FormData();
    for (const [field, value] of form)
      if (field.startsWith(prefix)) own.append(field.slice(prefix.length), value);
    const read = descriptor.safeParse(await decoded(own));
    if (!read.success) return false;
    try {
      if (!Array.isArray(await read.data.bound)) return false;
    } catch {
      return false;
    }
  }
  return bound.length > 0 || names.some((name) => /^\$ACTION_ID_[0-9a-f]{42}$/.test(name));
}
