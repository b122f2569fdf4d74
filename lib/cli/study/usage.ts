import { EXCHANGE_CODES } from "../../market/exchanges.ts";
import { ESTIMATION_WINDOW } from "../../study/windows.ts";
import { windowText } from "../../window-text.ts";

export const usage = `Event study of your own data.

  npm run --silent study -- --prices prices.csv --events events.csv --market INDEX [options]

Files (from where you stand; cells parted by comma, semicolon, tab or bar; UTF-8, or UTF-16 with its mark)
  --prices FILE         wide: first column "date" (YYYY-MM-DD, rising), a column for each security, adjusted
                        closes; an empty cell (or NA) is missing
  --returns-file FILE   the same with returns, as fractions, instead of --prices
  --events FILE         columns id,security,date and, if you like, market, exchange and zone; a date may have
                        its hour: 2025-03-06T02:55+08:00, or without an offset where zone is Asia/Shanghai.
                        left_out (dates, parted by spaces) and moved (sessions) say what its own estimation
                        window does without, and by how much it lies earlier
  --market NAME         the column that is the benchmark; an event's own market column goes before it
  --factors FILE        wide, of factor returns, for --model factors; all its columns are used. Kenneth French's
                        files are read as downloaded: title, YYYYMMDD, percent, -99.99, a second block
  --risk-free NAME      the column of --factors with the riskless rate of a session, for capm and factors

What the figures are, where a file does not tell
  --dates day-first|month-first     what 03/06/2025 is, where no row settles it; a spreadsheet's days are known
  --decimal point|comma             what a comma parts in 1,234
  --returns-unit fraction|percent   of --returns-file
  --factors-unit fraction|percent   of --factors

Sessions and day 0
  --sessions file|own|market        what counts as a session: every row, the rows with a figure of the security
                                    (for a file of several exchanges), or those with one of its market;
                                    default file
  --exchange ${EXCHANGE_CODES.join("|")}   the exchange whose hours place an event that has its hour; an event's own exchange
                                    column goes before it. Every day counts as a full one: a table knows no
                                    half days. Without one the date alone counts, and a warning says so
  Day 0 is the first session on or after the event's date; by its hour, the first that ends after it.

Method
  --returns simple|log              kind of return; default simple
  --gaps skip|span                  a return after a missing price: left out, or taken over the same span as
                                    the market's (with --prices and a market); default skip
  --model market|adjusted|mean|huber|garch|egarch|scholes-williams|dimson|capm|factors      default market;
                                    three or five factors or Carhart's four are factors with --factors FILE
  --estimation START..END           sessions before day 0; default ${windowText(ESTIMATION_WINDOW)}. none, with --model adjusted:
                                    no history is needed, and only tests across events are made
  --exclude-events none|security|all|cluster  the event windows of other events of the security, or of all,
                                    are left out of the estimation window; cluster: it ends before the first
                                    of those that chain; default none
  --window START..END               sessions round day 0; default -10..10
  --minimum-sessions N              fewest usable estimation sessions; default half of the window
  --residual-df M-k|M-1             what sigma divides by; default M-k
  --forecast-correction on|off      prediction error in every standard error; default on
  --standard-errors usual|newey-west  autocorrelation in them too, those of alpha and beta included, with
                                    --model market and --residual-df M-k; default usual
  --level P, --power P              of the least effect that could be seen; default 0.05 and 0.8
  --equivalence-bound B             two one-sided tests that each CAR is smaller than B, a fraction such as 0.02
  --resample N                      N resamples for the block bootstrap and N shifts for the placebo, such as
                                    999; default 0: neither

Output
  --format json|csv|markdown|latex|xlsx   default json; a workbook has every table and needs --out
  --table events|abnormal|tests|specification|warnings   which table, with csv, markdown and latex; default
                                    events. specification has every setting, the model's formula and each
                                    test's formula, distribution and source
  --diagnostics off|on              tests of each event's fit in JSON (tails, dependence, stability, influence);
                                    default off
  --out FILE                        instead of standard output
  --help

Returns are fractions, p-values two-sided. What is doubtful in a file (percent, a code for missing, a slip of the
decimal point, a riskless rate among the factors, a hole, a late day 0) is a warning: in JSON under "warnings", else
on standard error. Bad input ends with code 2 and a message that names the file and line; code 3 says that no event
could be measured.
`;
