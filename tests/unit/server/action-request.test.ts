import { describe, expect, it } from "vitest";
import { formRefusal } from "../../../lib/server/action-request.ts";

const BOUNDARY = "----boundary";
const ID = "a".repeat(42);
const field = (name: string, content: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`;
const sent = (fields: string, headers = {}) =>
  formRefusal(
    { "content-type": `multipart/form-data; boundary="${BOUNDARY}"`, ...headers },
    Buffer.from(`${fields}--${BOUNDARY}--\r\n`),
    "localhost",
  );
const bound = (number: number) =>
  field(`$ACTION_REF_${number}`, "") +
  field(`$ACTION_${number}:0`, JSON.stringify({ id: ID, bound: "$@1" })) +
  field(`$ACTION_${number}:1`, "[]");

describe("a form of the administration", () => {
  it("passes with what it is for, by a script or without, and with 300 fields", async () => {
    expect(await sent(field(`$ACTION_ID_${ID}`, "") + field("name", "Ada"))).toBeNull();
    expect(await sent(bound(1) + field("source", "https://example.org").repeat(300))).toBeNull();
    expect(await sent(bound(1) + bound(2))).toBeNull();
    const byScript = field("1_name", "Ada") + field("0", '[{"serial":0},"$K1"]');
    expect(await sent(byScript, { "next-action": `60${"a".repeat(40)}` })).toBeNull();
  });

  it.each([
    [{}, null],
    [{ origin: "http://localhost" }, null],
    [{ referer: "http://localhost/admin" }, null],
    [{ "sec-fetch-site": "same-origin", referer: "http://localhost/admin" }, null],
    [{ origin: "null" }, 403],
    [{ origin: "http://evil.example" }, 403],
    [{ origin: "http://localhost:81" }, 403],
    [{ origin: "evil" }, 400],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ referer: "http://evil.example/localhost" }, 403],
    [{ referer: "evil" }, 403],
  ])("that says %j of where it comes from is answered %j", async (headers, status) => {
    const refusal = await sent(field(`$ACTION_ID_${ID}`, ""), headers);
    expect(refusal?.status ?? null).toBe(status);
  });

  it("passes with a file of 3 MB, which its page says is too large", async () => {
    const file = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${"a".repeat(3_000_000)}\r\n`;
    expect(await sent(field(`$ACTION_ID_${ID}`, "") + file)).toBeNull();
  });

  it("is refused with more than 2,000 fields, or 2 MB of text", async () => {
    const own = field(`$ACTION_ID_${ID}`, "");
    expect(await sent(own + field("a", "").repeat(1999))).toBeNull();
    expect(await sent(own + field("a", "").repeat(2000))).toMatchObject({ status: 413 });
    expect(await sent(own + field("a", "a".repeat(2_000_001)))).toMatchObject({ status: 413 });
  });

  it("is refused where it names three things that it is for, so that no two lists of fields are compared", async () => {
    expect(await sent(bound(1) + bound(2) + bound(3))).toMatchObject({ status: 400 });
  });
});
