import { messagesIn } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { ClaimCause as Cause } from "../../lib/views/claims/claim-cause.ts";
import { fill } from "../text/fill.ts";
import { longDay, MISSING, percent, percentSize, testFigures } from "../text/format.ts";
import { bracketed } from "../text/lists.ts";
import { OwnTitle } from "../text/own-title.tsx";

interface ClaimCauseProps {
  readonly cause: Cause;
  readonly locale: string;
}

/** What stands beside "on the news of": the figures of the announcement that the report names, and no judgement. */
export function ClaimCause({ cause, locale }: ClaimCauseProps) {
  const { cause: texts } = messagesIn(locale).claims;
  const { abnormal, tStatistic, pValue, leastDetectable, dayZero, nearest, confounders } = cause;
  const rows: readonly (readonly [string, string])[] = [
    [texts.return, percent(locale, cause.return)],
    [
      texts.abnormal,
      abnormal === null
        ? MISSING
        : `${percent(locale, abnormal)}${bracketed(locale, testFigures(locale, tStatistic, pValue))}`,
    ],
    [texts.least, leastDetectable === null ? MISSING : percentSize(locale, leastDetectable, 2)],
  ];
  return (
    <section aria-labelledby="cause" className="mt-6 max-w-3xl" data-testid="cause">
      <h2 id="cause" className="text-lg">
        {texts.title}
      </h2>
      <p className="mb-2 text-xs text-muted">{texts.help}</p>
      <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[16rem_1fr]">
        <dt className="text-muted">{texts.event}</dt>
        <dd>
          <a href={localePath(locale, `/events/${cause.event}`)} className="target">
            <OwnTitle>{cause.title}</OwnTitle>
          </a>
        </dd>
        <dt className="text-muted">{texts.dayZero}</dt>
        <dd>
          {dayZero === null
            ? MISSING
            : `${longDay(locale, dayNumber(dayZero))}${bracketed(locale, cause.isDayZero ? texts.isDayZero : texts.notDayZero)}`}
        </dd>
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <dt className="text-muted">{texts.others}</dt>
        <dd>
          {confounders === 0 && texts.noOthers}
          {nearest.map(({ slug, title }) => (
            <span key={slug} className="block">
              <a href={localePath(locale, `/events/${slug}`)} className="target">
                <OwnTitle>{title}</OwnTitle>
              </a>
            </span>
          ))}
          {confounders > nearest.length && (
            <span className="block text-xs text-muted">
              {fill(texts.andMore, { count: confounders - nearest.length })}
            </span>
          )}
        </dd>
      </dl>
    </section>
  );
}
