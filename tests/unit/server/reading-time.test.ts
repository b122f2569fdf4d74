import { describe, it } from "vitest";
import { formRefusal } from "../../../lib/server/action-request.ts";
import { readRequestAuthority } from "../../../lib/server/authority.ts";
import { routerRefusal } from "../../../lib/server/handle.ts";
import { inReadersLanguage, pageAddress } from "../../../lib/server/page-address.ts";
import { fileRefusal } from "../../../lib/server/static-file.ts";
import { canonicalPath, readTarget } from "../../../lib/server/target.ts";
import { expectLinear } from "../../support/growth.ts";
import type { OutsideParser } from "../../support/hostile-pieces.ts";

const MINUTES = 300_000;

const REACHED = {
  hostname: "127.0.0.1",
  port: 80,
  localAddress: "127.0.0.1",
  remoteAddress: "127.0.0.1",
  trustsProxy: true,
};
const BOUNDARY = "----boundary";
const field = (name: string, content: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`;
const sentForm = (fields: string, headers = {}) =>
  formRefusal(
    { "content-type": `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
    Buffer.from(`${fields}--${BOUNDARY}--\r\n`),
    "localhost",
  );
const ACTION = JSON.stringify({ id: "a".repeat(42), bound: "$@1" });

/** What the server itself reads of a request, before anything of the app runs. */
const PARSERS: readonly OutsideParser[] = [
  {
    name: "a request's address",
    read: (text) => [readTarget(`/${text}`), canonicalPath(`/${text}`), pageAddress(`/${text}`)],
    pieces: ["/", "?", ".", "%", "a", "en/", "%2f", "%e4%b8%ad", "zh/"],
    tails: ["%"],
  },
  {
    name: "a request's host",
    read: (text) =>
      readRequestAuthority([text], text, { "x-forwarded-host": text, "x-forwarded-for": text }, REACHED),
    pieces: [".", "a", ":", "1", "[", "]", "-", ",", " "],
    tails: ["!"],
  },
  {
    name: "a file's range and conditions",
    read: (text) => [
      fileRefusal("/offline-worker.js", { range: text, "if-match": text }),
      fileRefusal("/offline-worker.js", { range: text, "if-unmodified-since": text }),
    ],
    pieces: [" ", "\t", "1", "-", ",", "=", "bytes=", '"a"', "W/"],
    heads: ["bytes=", "bytes=1", "bytes=-"],
    tails: ["x", "-"],
  },
  {
    name: "the router's state",
    read: (text) => routerRefusal({ "next-router-state-tree": text }),
    pieces: ["[", "]", '"a",', "{", "%5B", "%"],
    heads: ["["],
    tails: ["]"],
  },
  {
    name: "a reader's language",
    read: (text) =>
      inReadersLanguage({ locale: "en", path: "/", room: "", isNamed: false }, { cookie: text }),
    pieces: [";", " ", "a", "=", "language=", "zh"],
  },
  {
    name: "a form without a script",
    read: (text) => sentForm(text),
    pieces: [
      field("$ACTION_REF_1", ""),
      field("$ACTION_REF_1", "") + field("$ACTION_1:0", ACTION),
      field("$ACTION_1:1", "[]"),
      field("a", ""),
      `--${BOUNDARY}`,
      "--",
    ],
    heads: [field("$ACTION_REF_1", "") + field("$ACTION_1:0", ACTION)],
  },
  {
    name: "a form's arguments",
    read: (text) => sentForm(field("0", text) + field("1_a", ""), { "next-action": `60${"a".repeat(40)}` }),
    pieces: ["[", "]", '"$K1",', '"$1",', '"a",', "{", '{"a":1},', "1,"],
    heads: ["[[", '["$K1",'],
    tails: ["1]]", '],"$K1"]'],
  },
];

describe("the time to read a request", () => {
  it.each(PARSERS)("grows with its length and not with its square: $name", expectLinear, MINUTES);
});
