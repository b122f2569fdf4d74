import { environment } from "../../env.ts";
import { log } from "../../log.ts";
import { nextByCron, type RefreshSetting, refreshSetting } from "../../refresh-cron.ts";
import { StoreProblem, storeProblem } from "../../store/problems.ts";
import { sharedStore, sharedWritingStore, storeState } from "../../store/shared.ts";
import { areStale, readExchangeQuotes } from "./exchange-quotes.ts";
import { nextRefresh } from "./next-refresh.ts";
import { announcePlan, startRefresh } from "./refresh-process.ts";
import { type FinishedRefresh, notStarted } from "./refresh-state.ts";
import { type DueRefresh, startSchedule } from "./scheduler.ts";

/** The first page after a start should not wait for a refresh. */
const AFTER_START_MILLISECONDS = 3000;
/** Of several processes that start together, or one after the other, the first one's refresh is enough. */
const STARTED_TOGETHER_MILLISECONDS = 600_000;

/**
 * Makes this server's quotes refresh by themselves, as REFRESH_CRON says: a few seconds from now where they are
 * behind, and from then on by the schedule. A database that can't be read is one line in the log.
 * @throws EnvironmentError when the environment does not parse
 */
export function keepQuotesLive(): void {
  const setting = refreshSetting(environment().REFRESH_CRON);
  if (!setting.ok) {
    log().warn(`REFRESH_CRON ${setting.problem}. Quotes do not refresh by themselves until it is put right.`);
    return;
  }
  const { kind } = setting.value;
  announcePlan(kind, null);
  if (kind === "off") return;
  startSchedule({
    due: dueBy(setting.value),
    refresh: refreshUnlessUnwritable,
    announce: (next) => announcePlan(kind, next),
  });
  setTimeout(refreshIfStale, AFTER_START_MILLISECONDS).unref();
}

function dueBy(setting: RefreshSetting): (after: number) => Promise<DueRefresh | null> {
  return async (after) => {
    if (setting.kind !== "cron") {
      const calendars = (await readExchangeQuotes(await sharedStore())).map(({ calendar }) => calendar);
      return nextRefresh(calendars, after);
    }
    const at = nextByCron(setting.expression, after);
    return at === null ? null : { at, exchange: null, session: null };
  };
}

/** A process that wrote beside a journal that was removed would write into nothing: it is not started. */
async function refreshUnlessUnwritable(dueAt: number): Promise<FinishedRefresh> {
  const { writing } = await storeState();
  return writing
    ? notStarted("schedule", writing.publicMessage, Date.now())
    : startRefresh("schedule", dueAt);
}

async function refreshIfStale(): Promise<void> {
  try {
    const quotes = await readExchangeQuotes(await sharedStore());
    await sharedWritingStore();
    if (areStale(quotes, Date.now())) await startRefresh("start", Date.now() - STARTED_TOGETHER_MILLISECONDS);
  } catch (error) {
    const problem = storeProblem(error, environment().DATABASE_URL);
    const line = "the quotes could not be looked at after the start";
    if (problem instanceof StoreProblem) log().warn({ code: problem.code }, `${line}: ${problem.message}`);
    else log().error({ err: error }, line);
  }
}
