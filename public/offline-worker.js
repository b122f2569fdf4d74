// Keeps the last pages on the device, so that they can be read without a connection. The network always comes
// first for pages, so nobody is stuck behind an old build; a built file is named by its content and never asked
// for twice. Only what the server marks with `x-keep-offline` is kept: never /admin, and nothing of whoever is
// signed in. Written by hand: the rules are these five, and a library for them would weigh ten times as much.

const VERSION = 1;
const PAGES = `model-moves-pages-${VERSION}`;
const FILES = `model-moves-files-${VERSION}`;
const NOTICES = `model-moves-notices-${VERSION}`;
/** The font of the notices (app/fonts/inter.woff2), kept beside them. */
const NOTICE_FONT = "/fonts/inter.woff2";
const MOST_PAGES = 30;
const MOST_FILES = 400;
/** A page kept so recently is not asked for again by the reader's stay on it. */
const RECENT_MILLISECONDS = 30_000;
const LOCALES = ["en", "zh", "ar"];
/** Stands in a page that says that something went wrong (components/page/notices.tsx, and React's own mark). */
const PASSING = /data-passing|data-dgst=/;
const ANY_VARIANT = { ignoreVary: true };

/** When the pages now on screen were kept, by the client that shows them; those from the network are not here. */
const keptTimes = new Map();

self.addEventListener("install", (event) => {
  const notices = [...LOCALES.map((locale) => noticeAddress(locale)), NOTICE_FONT];
  event.waitUntil(
    caches
      .open(NOTICES)
      .then((cache) => cache.addAll(notices))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldCaches().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (address.pathname.startsWith("/_next/static/")) event.respondWith(builtFile(event));
  else if (address.pathname === NOTICE_FONT)
    event.respondWith(caches.match(NOTICE_FONT).then((kept) => kept ?? fetch(request)));
  else if (request.mode === "navigate" && request.destination === "document" && isPage(address))
    event.respondWith(page(event, address));
});

self.addEventListener("message", (event) => {
  const { data, source, ports } = event;
  if (data?.ask === "kept at") ports[0]?.postMessage(keptTimes.get(source?.id) ?? null);
  if (data?.ask === "keep")
    event.waitUntil(keepStay(new URL(data.address), data.files).catch(() => undefined));
});

/** Pages have no dot in their path; charts in frames, endpoints and the admin pages are left to the browser. */
function isPage({ origin, pathname }) {
  const [first, second] = pathname.split("/").slice(1);
  const room = LOCALES.includes(first) ? second : first;
  return (
    origin === self.location.origin &&
    !pathname.includes(".") &&
    !["admin", "api", "embed", "_next"].includes(room ?? "")
  );
}

/** From the network, or without one as it was kept, or else a page that lists what is kept. */
async function page(event, address) {
  try {
    const answer = await fetch(event.request);
    if (mayKeep(answer)) event.waitUntil(keep(address, answer.clone()).catch(() => undefined));
    return answer;
  } catch {
    const kept = await (await caches.open(PAGES)).match(keyOf(address), ANY_VARIANT);
    if (!kept) return notice(address);
    keptTimes.set(event.resultingClientId, kept.headers.get("x-kept-at"));
    return kept;
  }
}

const mayKeep = (answer) =>
  answer.status === 200 && !answer.redirected && answer.headers.get("x-keep-offline") === "1";

const keyOf = ({ origin, pathname, search }) => origin + pathname + search;

async function keep(address, answer) {
  const html = await answer.text();
  if (PASSING.test(html)) return;
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  headers.set("x-kept-at", new Date().toISOString());
  headers.set("x-kept-title", encodeURIComponent(/<title[^>]*>([^<]*)</.exec(html)?.[1] ?? address.pathname));
  const pages = await caches.open(PAGES);
  await pages.delete(keyOf(address), ANY_VARIANT); // the newest stands last
  await pages.put(keyOf(address), new Response(html, { headers }));
  await trim(pages, MOST_PAGES);
  await keepFiles(new Set(html.match(/\/_next\/static\/[\w./~-]+\.\w+/g)));
}

/** A page that was reached without a load of its own, and the files that it was drawn with. */
async function keepStay(address, files) {
  if (!isPage(address)) return;
  await keepFiles(new Set(files.filter((file) => file.startsWith(`${self.location.origin}/_next/static/`))));
  const kept = await (await caches.open(PAGES)).match(keyOf(address), ANY_VARIANT);
  const keptAt = Date.parse(kept?.headers.get("x-kept-at") ?? "");
  if (Date.now() - keptAt < RECENT_MILLISECONDS) return;
  const answer = await fetch(keyOf(address), { headers: { accept: "text/html" } });
  if (mayKeep(answer)) await keep(address, answer);
}

async function keepFiles(addresses) {
  const files = await caches.open(FILES);
  await Promise.all(
    [...addresses].map(async (address) => {
      if (await files.match(address, ANY_VARIANT)) return;
      const answer = await fetch(address);
      if (answer.status === 200) await files.put(address, answer);
    }),
  );
  await trim(files, MOST_FILES);
}

async function builtFile(event) {
  const files = await caches.open(FILES);
  const kept = await files.match(event.request, ANY_VARIANT);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.status === 200) event.waitUntil(files.put(event.request, answer.clone()).catch(() => undefined));
  return answer;
}

/** Drops the oldest entries beyond `most`. */
async function trim(cache, most) {
  const keys = await cache.keys();
  await Promise.all(
    keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key, ANY_VARIANT)),
  );
}

async function dropOldCaches() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("model-moves-") && !name.endsWith(`-${VERSION}`));
  await Promise.all(old.map((name) => caches.delete(name)));
}

const noticeAddress = (locale) => (locale === "en" ? "/offline.html" : `/${locale}/offline.html`);

/** The notice in the path's language (app/offline.html), with what is kept, the newest first. */
async function notice(address) {
  const locale = LOCALES.find((known) => known === address.pathname.split("/")[1]) ?? "en";
  const template = await caches.match(noticeAddress(locale), ANY_VARIANT);
  if (!template) return Response.error();
  const html = await template.text();
  const asOf = /<!--kept (.*?)-->/.exec(html)?.[1] ?? "{time}";
  const items = await keptItems(locale, asOf);
  const body = html
    .replace(/<!--kept .*?-->/, () => items.join(""))
    .replace('data-kept="none"', items.length > 0 ? 'data-kept="some"' : 'data-kept="none"');
  return new Response(body, { status: 503, headers: template.headers });
}

async function keptItems(locale, asOf) {
  const pages = await caches.open(PAGES);
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions(); // the reader's own clock
  // As components/text/format.ts writes them: 6 Mar 2025, 14:30.
  const time = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : `${locale}-u-nu-latn`, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  const items = [];
  for (const request of (await pages.keys()).reverse()) {
    const kept = await pages.match(request, ANY_VARIANT);
    const title = decodeURIComponent(kept?.headers.get("x-kept-title") ?? "");
    const keptAt = time.format(new Date(kept?.headers.get("x-kept-at") ?? 0));
    const { pathname, search } = new URL(request.url);
    // The title comes from HTML and is escaped already.
    items.push(
      `<li><a href="${escapeText(pathname + search)}"><bdi>${title}</bdi></a> <small>${asOf.replace("{time}", keptAt)}</small></li>`,
    );
  }
  return items;
}

const escapeText = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
