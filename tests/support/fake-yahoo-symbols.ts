/** What the fake Yahoo tells about one symbol; its codes are Yahoo's. */
export interface FakeSymbol {
  readonly longName?: string;
  readonly currency?: string;
  readonly exchange: string;
  readonly quoteType: string;
}

interface FakeAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The crumb that the fake gives and asks for. */
export const CRUMB = "fAkE.crumb/1";
const COOKIE = "A3=d=fake";

/** What a visitor from Europe gets instead of a page. */
export const CONSENT_PAGE =
  '<!doctype html><html><title>Yahoo is part of the Yahoo family of brands</title><form method="post"></form></html>';

type Answer = (
  query: URLSearchParams,
  cookie: string,
  described: ReadonlyMap<string, FakeSymbol>,
) => FakeAnswer;

const json = (status: number, body: object): FakeAnswer => ({
  status,
  body: JSON.stringify(body),
  headers: {},
});

/** Yahoo's answer to a crumb it does not take. */
export const INVALID_CRUMB = JSON.stringify({
  finance: { result: null, error: { code: "Unauthorized", description: "Invalid Crumb" } },
});

/** The answers of the places that are not about prices, as Yahoo gives them when all is well. */
export const symbolAnswers: Readonly<Record<"cookie" | "crumb" | "quote" | "search", Answer>> = {
  cookie: () => ({
    status: 200,
    body: "<!doctype html><title>Quote</title>",
    headers: {
      "content-type": "text/html",
      "set-cookie": `${COOKIE}; Max-Age=31557600; Domain=.yahoo.com; Path=/; Secure; HttpOnly`,
    },
  }),
  crumb: (_query, cookie) =>
    cookie.includes(COOKIE)
      ? { status: 200, body: CRUMB, headers: { "content-type": "text/plain" } }
      : { status: 401, body: "", headers: {} },
  quote: (query, cookie, described) => {
    if (query.get("crumb") !== CRUMB || !cookie.includes(COOKIE)) {
      return { status: 401, body: INVALID_CRUMB, headers: {} };
    }
    const symbol = query.get("symbols") ?? "";
    const facts = described.get(symbol);
    const result = facts ? [{ language: "en-US", region: "US", symbol, ...facts }] : [];
    return json(200, { quoteResponse: { result, error: null } });
  },
  search: (query, _cookie, described) => {
    const text = (query.get("q") ?? "").toLowerCase();
    const found = [...described].filter(([symbol, { longName }]) =>
      `${symbol} ${longName ?? ""}`.toLowerCase().includes(text),
    );
    const quotes = found.map(([symbol, { longName, exchange, quoteType }]) => ({
      symbol,
      ...(longName === undefined ? {} : { longname: longName, shortname: longName.slice(0, 20) }),
      exchange,
      quoteType,
      isYahooFinance: true,
    }));
    const unlisted = { index: "78ddc07626ff4bbcae663e88514c23a0", name: "Unlisted", isYahooFinance: false };
    return json(200, { explains: [], count: quotes.length, quotes: [...quotes, unlisted], news: [] });
  },
};
