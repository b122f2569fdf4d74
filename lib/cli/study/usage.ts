import { ESTIMATION_WINDOW } from "../../study/windows.ts";
import { windowText } from "../../window-text.ts";

export const usage = `Event study of your own data.

  npm run --silent study -- --prices prices.csv --events events.csv --market INDEX [options]

Files
  --prices FILE         wide CSV: first column "date" (YYYY-MM-DD, rising), a column for each security,
                        adjusted closes; an empty cell (or NA) is missing
  --returns-file FILE   the same with returns, as fractions, instead of --prices
  --events FILE         CSV with columns id,security,date and, if you like, market
  --market NAME         the column that is the benchmark; an event's own market column goes before it
  --factors FILE        wide CSV of factor returns, for --model factors; all its columns are used
  --risk-free NAME      the column of --factors with the riskless rate of a session, for capm and factors

Method
  --returns simple|log              kind of return; default simple
  --gaps skip|span                  a return after a missing price: left out, or taken over the same span as
                                    the market's (with --prices and a market); default skip
  --model market|adjusted|mean|scholes-williams|dimson|capm|factors      default market
  --estimation START..END           sessions before day 0; default ${windowText(ESTIMATION_WINDOW)}
  --window START..END               sessions round day 0; default -10..10
  --minimum-sessions N              fewest usable estimation sessions; default half of the window
  --residual-df M-k|M-1             what sigma divides by; default M-k
  --forecast-correction on|off      prediction error in every standard error; default on
  --standard-errors usual|newey-west  autocorrelation in them too, with --model market; default usual

Output
  --format json|csv                 default json
  --table events|abnormal|tests     which table, with --format csv; default events
  --help

Day 0 is the first row of the file on or after the event's date. Returns are fractions, p-values two-sided.
Bad input ends with code 2 and a message that names the file and line.
`;
