import YahooFinance from "yahoo-finance2";
import { ExtendedCookieJar } from "yahoo-finance2/lib/cookieJar";
import type { RequestPolicy } from "../http/patient-fetch.ts";
import { crumbFetch } from "./crumb-fetch.ts";

const silent = () => {};

/**
 * A yahoo-finance2 client that is patient with the network (see `patientFetch`), asks at most two things at a
 * time and never prints. Cookies and crumb are its own: the library shares them among all clients otherwise, and
 * a crumb that has gone bad would stay for good.
 */
export function yahooClient(policy: RequestPolicy = {}): InstanceType<typeof YahooFinance> {
  return new YahooFinance({
    fetch: crumbFetch(policy),
    cookieJar: new ExtendedCookieJar(),
    queue: { concurrency: 2 },
    logger: { info: silent, warn: silent, error: silent, debug: silent, dir: silent },
    suppressNotices: ["yahooSurvey", "ripHistorical"],
    validation: { logErrors: false, logOptionsErrors: false },
    versionCheck: false,
  });
}
