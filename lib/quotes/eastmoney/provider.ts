import { fail } from "../../result.ts";
import type { PartialProvider } from "../fallback-provider.ts";
import { patientFetch, type RequestPolicy } from "../http/patient-fetch.ts";
import { RequestError } from "../http/request-error.ts";
import { parseKlines } from "./parse-klines.ts";
import { type Security, security } from "./security.ts";

const NAME = "East Money";
const PATH = "/api/qt/stock/kline/get";
/** Daily bars. */
const DAILY = "101";
/** As traded, not corrected for dividends and splits. */
const RAW = "0";
const ROW_FIELDS = "f51,f52,f53,f54,f55,f56,f57,f58,f59,f60,f61";

/**
 * Daily bars of East Money for shares of Shenzhen, Shanghai and Hong Kong and the two mainland exchanges' indexes.
 * No key is needed. Prices are raw, so a later split changes no past answer. There are no actions: dividends and
 * splits have to be stored already, or come from elsewhere. Without them a step across an ex-date looks like a
 * move. Volumes of the mainland come in lots of 100 shares and are rounded to them.
 *
 * East Money publishes no reference. What is relied on is described by
 * https://akshare.akfamily.xyz/data/stock/stock.html (`stock_zh_a_hist`, `stock_hk_hist`: units) and
 * https://github.com/akfamily/akshare/blob/main/akshare/stock_feature/stock_hist_em.py (addresses, order of the
 * fields), with a whole answer at https://pkg.go.dev/github.com/opensecx/goeastmoney. Those who ask often have
 * their connections cut (https://github.com/akfamily/akshare/issues/6214), so requests go one at a time.
 */
export function eastMoneyProvider(policy: RequestPolicy = {}): PartialProvider {
  const patient = patientFetch(NAME, policy);
  const oneAtATime = inTurn();
  return {
    name: "eastmoney",
    covers: (symbol) => security(symbol) !== null,
    async daily(request) {
      const asked = security(request.symbol);
      if (asked === null) {
        const message = `${JSON.stringify(request.symbol)} is not covered by ${NAME}: it has shares of Shenzhen, Shanghai and Hong Kong (in Hong Kong dollars) and mainland indexes.`;
        return fail({ code: "unknown symbol", message });
      }
      try {
        const response = await oneAtATime(() => patient(address(asked, request)));
        return parseKlines(await response.json(), request, asked);
      } catch (error) {
        if (error instanceof RequestError) return fail({ code: error.code, message: error.message });
        throw error;
      }
    },
  };
}

function address(
  { host, market, code }: Security,
  { from, to }: { readonly from: string; readonly to: string },
): URL {
  const url = new URL(`https://${host}${PATH}`);
  url.search = new URLSearchParams({
    secid: `${market}.${code}`,
    klt: DAILY,
    fqt: RAW,
    beg: from.replaceAll("-", ""),
    end: to.replaceAll("-", ""),
    fields1: "f1,f2,f3,f4,f5,f6",
    fields2: ROW_FIELDS,
  }).toString();
  return url;
}

/** Returns a function that does one piece of work at a time, in the order asked; a failed one holds up no other. */
function inTurn(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };
}
