import fc from "fast-check";
import type { FuzzRequest } from "./requests.ts";
import { AWKWARD_TEXTS, bytes, longText } from "./texts.ts";

/** Fields of the administration's forms, of all of them; each form reads its own. */
const FIELDS = [
  ...[
    "locale",
    "stored",
    "seen",
    "sure",
    "intent",
    "unchecked",
    "sign",
    "path",
    "pair",
    "name",
    "kept",
    "id",
    "file",
  ],
  ...[
    "entry",
    "candidate",
    "back",
    "slug",
    "symbol",
    "title",
    "kind",
    "newKinds",
    "maker",
    "zone",
    "company",
    "role",
  ],
  ...[
    "benchmark",
    "sourceUrl",
    "sourceEvidence",
    "nameEn",
    "nameZh",
    "nameAr",
    "position",
    "exchange",
    "currency",
    "q",
  ],
];
const GOOD_VALUES = [
  ...[
    "en",
    "zh",
    "on",
    "save",
    "delete",
    "1",
    "0",
    "/admin",
    "alibaba",
    "qwq-32b",
    "9988.HK",
    "XHKG",
    "HKD",
    "model",
  ],
  ...[
    "2025-03-06",
    "2025-03-05T18:55:00Z",
    "Asia/Shanghai",
    "minute",
    "https://example.org/a",
    "{}",
    "[]",
    "null",
  ],
  "slug,title,maker,lane,kind,announced_at,local_date,zone,precision,note\r\na,b,c,d,e,f,g,h,i,j\r\n",
];
const PAGES = [
  "/admin",
  "/zh/admin/log",
  "/admin/candidates",
  "/admin/announcements/new",
  "/ar/admin/companies/new",
];

/** What a form's function gets before the form: nothing, what it answered last, or what was bound to it. */
const BEFORE = [
  '["$K1"]',
  '[{"serial":0},"$K1"]',
  '[{"serial":0,"name":""},"$K1"]',
  '["x",{},"$K1"]',
  '[null,"$K1"]',
];

const BOUNDARY = "b";

const part = (name: string, text: string): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...GOOD_VALUES) },
  { weight: 2, arbitrary: fc.constantFrom(...AWKWARD_TEXTS) },
  { weight: 1, arbitrary: longText },
);

/** Forms of the administration by somebody signed in, as the browser's script sends them, with any fields. */
export const forms: fc.Arbitrary<FuzzRequest> = fc
  .tuple(
    fc.constantFrom(...PAGES),
    fc.integer({ min: 0, max: 40 }),
    fc.constantFrom(...BEFORE),
    fc.array(fc.tuple(fc.constantFrom(...FIELDS), value), { maxLength: 12 }),
  )
  .map(([target, action, before, fields]) => ({
    method: "POST",
    target,
    version: "HTTP/1.1",
    headers: [
      ["Host", "{{host}}"],
      ["Next-Action", `{{action:${action}}}`],
      ["Origin", "http://{{host}}"],
      ["Cookie", "{{session}}"],
      ["Content-Type", `multipart/form-data; boundary=${BOUNDARY}`],
    ],
    body: {
      piece: `${fields.map(([name, text]) => part(`1_${name}`, bytes(text))).join("")}${part("0", before)}--${BOUNDARY}--\r\n`,
      times: 1,
      framing: "length",
    },
    sending: "whole",
  }));

/** Writing by the holder of the token, with any filter. */
export const writing = (query: fc.Arbitrary<string>): fc.Arbitrary<FuzzRequest> =>
  fc
    .tuple(fc.constantFrom("/api/v1/refresh", "/api/v1/snapshots", "/api/v1/snapshots"), query)
    .map(([path, text]) => ({
      method: "POST",
      target: `${path}?${text}`,
      version: "HTTP/1.1",
      headers: [
        ["Host", "{{host}}"],
        ["Authorization", "Bearer {{token}}"],
      ],
      body: null,
      sending: "whole",
    }));
