import type { FuzzRequest } from "./requests.ts";
import { MARK } from "./texts.ts";
import type { Outcome } from "./wire.ts";

/** An answer may take so long, asked alone. */
export const SLOW_MILLISECONDS = 2_000;

/** Every kind of fault there is. */
export const FAULTS = [
  "server error",
  "no answer",
  "slow",
  "header",
  "leak",
  "injection",
  "error page",
  "socket",
  "exit",
] as const;

/** One thing that must not be. */
export interface Finding {
  readonly fault: (typeof FAULTS)[number];
  readonly detail: string;
}

/** What every answer carries, with what it must say. */
const REQUIRED: readonly (readonly [name: string, value: RegExp])[] = [
  ["x-content-type-options", /^nosniff$/],
  ["referrer-policy", /^strict-origin-when-cross-origin$/],
  ["permissions-policy", /camera=\(\)/],
  ["content-security-policy", /default-src .*frame-ancestors /],
];
/** What tells too much of the server. */
const FORBIDDEN = ["x-powered-by", "server", "x-injected"];

/** A stack, a file of this machine, or the name of what is inside. */
const INSIDE = [
  /\n\s+at [^\n]{1,200}:\d+:\d+/,
  /node_modules\//,
  /file:\/\/\/[a-z]+\/[a-z]+/,
  /\bPrismaClient\w*Error\b/,
  /\bSQLITE_[A-Z]+\b/,
  /\.next\/server/,
  /\bE(?:NOENT|ACCES|CONNREFUSED)\b/,
];

const isText = (type: string): boolean =>
  /^(text\/(?!event-stream|css|javascript)|application\/([a-z+.-]*\+)?(json|xml))/.test(type);

/** What is wrong with the outcome of a request. `folder` is the app's on this machine, which no answer may name. */
export function judge(request: FuzzRequest, outcome: Outcome, folder: string): Finding[] {
  const { head, end, milliseconds } = outcome;
  if (end === "left" && !head) return [];
  if (end === "refused") return [{ fault: "exit", detail: "nobody listens any more" }];
  if (!head) return [{ fault: "no answer", detail: end === "late" ? "none in time" : "closed without one" }];
  const found: Finding[] = [];
  if (head.status >= 500) found.push({ fault: "server error", detail: String(head.status) });
  if (end === "late") found.push({ fault: "no answer", detail: `${head.status} without an end` });
  if (end === "closed" && head.status < 400)
    found.push({ fault: "no answer", detail: `${head.status} cut short` });
  if (milliseconds > SLOW_MILLISECONDS && end === "whole") {
    found.push({ fault: "slow", detail: `${(milliseconds / 1000).toFixed(1)} s` });
  }
  found.push(...headerFaults(request, outcome), ...bodyFaults(request, outcome, folder));
  return found;
}

function headerFaults({ target }: FuzzRequest, { head }: Outcome): Finding[] {
  const wrong: string[] = [];
  for (const [name, value] of REQUIRED) {
    const values = head?.fields.filter(([known]) => known === name).map(([, text]) => text) ?? [];
    if (values.length !== 1) wrong.push(`${values.length} ${name}`);
    else if (!value.test(values[0] ?? "")) wrong.push(`another ${name}`);
  }
  // Charts may be framed by any page; nothing else may.
  const framed = /frame-ancestors \*/.test(head?.field("content-security-policy") ?? "");
  const isChart = /^(?:https?:\/\/[^/]*)?\/+(?:(?:en|zh|ar)\/)?embed\//i.test(target);
  if (framed && !isChart) wrong.push("may be framed");
  if (!framed && head?.field("x-frame-options") !== "DENY") wrong.push("0 x-frame-options");
  for (const name of FORBIDDEN) {
    if (head?.field(name) !== undefined) wrong.push(`says ${name}`);
  }
  return wrong.length === 0 ? [] : [{ fault: "header", detail: `${head?.status} with ${wrong.join(", ")}` }];
}

/** A target as the app reads it: without escapes, and with a mark where they mean no letter. */
const unescaped = (target: string): string =>
  Buffer.from(
    target
      .replaceAll("+", " ")
      .replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    "latin1",
  ).toString("utf8");

function bodyFaults({ target }: FuzzRequest, { head, body }: Outcome, folder: string): Finding[] {
  const type = head?.field("content-type") ?? "";
  if (!isText(type) && !(type === "" && body.length > 0)) return [];
  const text = body.toString("utf8");
  const found: Finding[] = [];
  // A notice names what could not be used, as it was sent or as it reads without its escapes: no word of the server's own.
  const asked = [target, unescaped(target)];
  const inside = INSIDE.find((pattern) => {
    const [told] = text.match(pattern) ?? [];
    return told !== undefined && !asked.some((sent) => sent.includes(told));
  });
  if (inside) found.push({ fault: "leak", detail: `matches ${inside.source}` });
  if (folder.length > 1 && text.includes(folder))
    found.push({ fault: "leak", detail: "names the app's folder" });
  if (/html|^$/.test(type) && text.includes(MARK)) {
    found.push({ fault: "injection", detail: "a tag comes back as it was sent" });
  }
  // What Next writes where a component failed: in a page, or in what a page in the browser asks for.
  if ((head?.status ?? 0) < 400 && /data-dgst="\d+"|:E\{"digest":"\d+"/.test(text)) {
    found.push({ fault: "error page", detail: `inside a ${head?.status}` });
  }
  return found;
}
