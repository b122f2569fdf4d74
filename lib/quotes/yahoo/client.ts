import YahooFinance from "yahoo-finance2";
import { patientFetch, type RequestPolicy } from "./patient-fetch.ts";

const silent = () => {};

/**
 * A yahoo-finance2 client that is patient with the network (see `patientFetch`), asks at most two things at a
 * time and never prints.
 */
export function yahooClient(policy: RequestPolicy = {}): InstanceType<typeof YahooFinance> {
  return new YahooFinance({
    fetch: patientFetch(policy),
    queue: { concurrency: 2 },
    logger: { info: silent, warn: silent, error: silent, debug: silent, dir: silent },
    suppressNotices: ["yahooSurvey", "ripHistorical"],
    validation: { logErrors: false, logOptionsErrors: false },
    versionCheck: false,
  });
}
