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

const malformed = (detail: string): Refusal => ({
  status: 400,
  title: "Malformed form",
  detail: `${detail} Nothing was changed; load the page anew and send its form.`,
});

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
  if (origin !== undefined) {
    if (origin !== "null" && !URL.canParse(origin)) return malformed("The header Origin can't be read.");
    if (origin === "null" || new URL(origin).host !== authority) return FOREIGN;
  }
  const action = headers["next-action"];
  if (action !== undefined && !ACTION_ID.test(String(action))) {
    return malformed("The header Next-Action names no form.");
  }
  if (!isMultipart(headers)) return malformed("A form is sent as multipart/form-data.");
  const form = await readForm(body, String(headers["content-type"]));
  if (form === null) return malformed("The form can't be read.");
  const isReadable = action === undefined ? await isPlainAction(form) : isArguments(await decoded(form));
  return isReadable ? null : malformed("The form is none of this site's.");
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

/** Every form's function takes its form last, after at most what was bound to it and its state. */
const isArguments = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= 3 && value.at(-1) instanceof FormData;

const descriptor = z.object({ id: z.string().regex(ACTION_ID), bound: z.unknown() });

/** Whether a form that came without a script names what it is for in a way that can be read. */
async function isPlainAction(form: FormData): Promise<boolean> {
  const names = [...form.keys()];
  const bound = names.filter((name) => name.startsWith(BOUND_ACTION));
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
