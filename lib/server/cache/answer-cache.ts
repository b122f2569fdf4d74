import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { LRUCache } from "lru-cache";
import { currentRequest, inRequest, type RequestContext } from "../../request-context.ts";
import type { Answer, App } from "../answer.ts";
import { freshNonce, pagePolicy } from "../policies.ts";
import { boundedAnswers } from "./bounded-answers.ts";
import type { DataState } from "./data-state.ts";
import { digestOf, heldTag, isAnyHeld } from "./entity-tag.ts";
import { makeAnswer } from "./made-answer.ts";
import { type PackedAnswer, packAnswer, sendAnswer } from "./packed-answer.ts";
import type { SharedAddress } from "./shared-address.ts";

/** What the cache is told as the server starts. */
export interface CacheSetting {
  readonly app: App;
  /** What a reader meets now; null where nothing is to be shared. */
  readonly state: () => Promise<DataState | null>;
  /** Of the answers in memory together. */
  readonly bytesMax: number;
  /** How long a proxy may answer without asking, in seconds. */
  readonly proxySeconds: number;
  /** The build whose files the pages ask for. */
  readonly build: string;
}

/** Answers that are the same for everybody. */
export interface AnswerCache {
  /** Answers a request itself; false, with nothing sent, where the app is to answer it. */
  readonly answer: (request: IncomingMessage, answer: Answer, address: SharedAddress) => Promise<boolean>;
  /** Looks whether the data changed, and makes anew what readers asked for again and again. */
  readonly look: () => Promise<void>;
  readonly bytes: () => number;
}

/** How the app is asked for an answer; nothing of a reader is in it. */
interface Question {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

interface KnownAnswer extends PackedAnswer {
  readonly key: string;
  readonly question: Question;
}

/** Addresses that were asked for once are known by a digest of 22 characters. */
const ADDRESSES_KNOWN = 20_000;
/** So many of the answers that were asked for most lately are made anew after a change, before anybody asks. */
const MADE_ANEW = 24;
/** An answer that may be nobody else's now, because something went wrong, may be everybody's later. */
const UNSHARED_MILLISECONDS = 60_000;
/** While a refresh writes, nothing is made anew that the next write takes away. */
const QUIET_MILLISECONDS = 2000;
/** A download that takes long may come to its end after a purge, and be kept by a proxy no longer than this. */
const STREAM_SECONDS = 1;

/**
 * A cache whose answers hang on address, language, data and build alone. An address is first answered by the app, as
 * it comes; asked for a second time, its answer is made once for everybody, by a request that has nothing of a reader
 * in it, and kept until the data change. Whoever asks meanwhile waits for it.
 */
export function answerCache({ app, state, bytesMax, proxySeconds, build }: CacheSetting): AnswerCache {
  const answers = boundedAnswers<KnownAnswer>(bytesMax);
  const asked = new LRUCache<string, true>({ max: ADDRESSES_KNOWN });
  /** Addresses whose answer turned out to be nothing that everybody may have. */
  const unshared = new LRUCache<string, true>({ max: ADDRESSES_KNOWN, ttl: UNSHARED_MILLISECONDS });
  const making = new Map<string, Promise<KnownAnswer | null>>();
  /** What readers asked for again before the last change, the last one first, to be made anew. */
  let former: ReadonlyMap<string, Question> = new Map();
  let present = "";
  let changedAt = 0;

  const enter = ({ text }: DataState) => {
    if (text === present) return;
    const again = answers.asked().map(({ key, question }) => [key, question] as const);
    former = new Map([...again, ...former].slice(0, MADE_ANEW));
    for (const key of former.keys()) asked.set(key, true);
    answers.clear();
    making.clear();
    unshared.clear();
    present = text;
    changedAt = performance.now();
  };

  const makeOnce = async (key: string, question: Question, from: DataState): Promise<KnownAnswer | null> => {
    const nonce = freshNonce();
    const policy = pagePolicy(nonce, false);
    const behalf: RequestContext = { requestId: randomUUID(), ...currentRequest(), isSentWhole: true };
    const made = await inRequest(behalf, () => makeAnswer(app, question, policy)).catch(() => null); // the app's own answer says and logs it
    const packed = made && !behalf.lacks && (await packAnswer(made, { policy, nonce }));
    if (!packed) unshared.set(key, true);
    const after = await state();
    // Made while the data changed, it may be half of each. Another reader may have met a change that this look did not.
    if (!packed || after?.text !== from.text || present !== from.text) return null;
    const entry = { ...packed, key, question, bytes: packed.bytes + memoryOf(question) };
    answers.set(key, entry);
    return entry;
  };

  /** Makes an answer for everybody who asks meanwhile. */
  const make = (key: string, question: Question, from: DataState): Promise<KnownAnswer | null> => {
    const underWay = making.get(key);
    if (underWay) return underWay;
    const made = makeOnce(key, question, from).finally(() => {
      if (making.get(key) === made) making.delete(key);
    });
    making.set(key, made);
    return made;
  };

  return {
    bytes: answers.bytes,
    look: async () => {
      const now = await state();
      if (!now) return;
      enter(now);
      if (performance.now() - changedAt < QUIET_MILLISECONDS) return;
      const due = former;
      former = new Map();
      for (const [key, question] of due) {
        if (!answers.has(key)) await make(key, question, now);
        if (present !== now.text) {
          former = new Map([...former, ...due].slice(0, MADE_ANEW)); // all of it again, when it is quiet
          return;
        }
      }
    },
    answer: async (request, answer, address) => {
      const now = await state();
      if (!now) return false;
      enter(now);
      const bound = address.kind === "stream" ? Math.min(proxySeconds, STREAM_SECONDS) : proxySeconds;
      // No write tells a proxy that the day is over, or a session.
      const seconds = Math.max(0, Math.min(bound, Math.floor((now.until - Date.now()) / 1000)));
      const shared = {
        "x-data-revision": String(now.revision),
        "cache-control": `public, max-age=0, s-maxage=${seconds}, must-revalidate`,
        "surrogate-key": `data revision-${now.revision}`,
      };
      if (address.kind === "stream") {
        const digest = digestOf(`${build} ${now.sign} ${address.text}`);
        return isUnchanged(request, answer, { digest, revision: now.revision, headers: shared });
      }
      const key = digestOf(`${build} ${address.text}`);
      const isAgain = asked.has(key) || request.headers["if-none-match"] !== undefined;
      const isMade = isAgain && !unshared.has(key);
      const known = answers.get(key) ?? (isMade ? await make(key, questionOf(request), now) : null);
      if (known) {
        if (!answer.destroyed) await sendAnswer(known, request, answer, shared);
        return true;
      }
      answer.once("finish", () => {
        if (answer.statusCode === 200) asked.set(key, true);
      });
      return false;
    },
  };
}

/**
 * Says 304 to whoever holds a download, without making it; otherwise false, and the download is told its tag. The tag is
 * weak: the same rows may come packed in more than one way.
 */
function isUnchanged(
  { headers: { "if-none-match": held } }: IncomingMessage,
  answer: Answer,
  {
    digest,
    revision,
    headers,
  }: {
    readonly digest: string;
    readonly revision: number;
    readonly headers: Readonly<Record<string, string>>;
  },
): boolean {
  const tagged = { ...headers, etag: `W/"${digest}"` };
  // Whether there is anything at all, which an asterisk asks, only the app knows.
  if (isAnyHeld(held) || heldTag(held, digest, ["identity", "br", "gzip"]) === null) {
    answer.shared = { revision, headers: tagged };
    return false;
  }
  answer.writeHead(304, { ...tagged, vary: "accept-encoding" }).end();
  return true;
}

/** What a question takes in memory, at most: its longest text is the address, of which other texts are parts. */
const memoryOf = (question: Question): number => 2 * JSON.stringify(question).length;

/** What asks for a page in nobody's name: Next puts a page's title and description into its head only for who says what they are. */
const ASKER = "Model Moves";

/** Headers that tell an address, which only the server itself sets. */
const OF_ADDRESS = ["x-site-origin", "x-forwarded-proto", "x-locale", "x-path"];

/** A request's address asked by nobody: without cookies, conditions, languages, or what browser it is. */
function questionOf({ url = "/", headers }: IncomingMessage): Question {
  const own = OF_ADDRESS.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]));
  const host = new URL(String(headers["x-site-origin"])).host;
  return {
    url,
    headers: {
      ...Object.fromEntries(own),
      host,
      "x-forwarded-host": host,
      "accept-encoding": "identity",
      "user-agent": ASKER,
    },
  };
}
