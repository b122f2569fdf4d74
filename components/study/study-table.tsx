import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { Reaction } from "../../lib/reactions/reaction.ts";
import type { Tested } from "../../lib/study/types.ts";
import type { StudyView } from "../../lib/views/study/study.ts";
import { windowText } from "../../lib/window-text.ts";
import { fill } from "../text/fill.ts";
import { direction, longDay, MISSING, percent, testFigures } from "../text/format.ts";
import { ScrollPanel } from "../ui/scroll-panel.tsx";

interface StudyTableProps {
  readonly view: StudyView;
  readonly locale: string;
  readonly messages: Messages;
}

/** Each date in a row, with its day 0 and what was abnormal; a date leads to its section, or to a page of its own. */
export function StudyTable({ view, locale, messages }: StudyTableProps) {
  const { study: texts, table } = messages;
  const window = windowText(view.choice.filter.window);
  const headings = Object.entries(texts.columns).map(([name, text]) => ({
    name,
    text: fill(text, { window }),
  }));
  return (
    <ScrollPanel label={texts.table}>
      <table className="w-full text-sm" data-testid="study-table">
        <thead>
          <tr className="border-b border-rule text-xs text-muted">
            {headings.map(({ name, text }) => (
              <th key={name} scope="col" className="px-2.5 py-2 text-start font-medium">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.dates.map(({ reaction, full, query }) => {
            const { dayZero, status, abnormalReturn, car } = reaction;
            const change = reaction.rawReturn ?? reaction.adjustedReturn;
            const alone = `${localePath(locale, "/study")}?${query}`;
            return (
              <tr key={reaction.event} className="border-b border-grid">
                <th scope="row" className="px-2.5 py-1.5 text-start font-normal">
                  <a href={full ? `#${dateId(reaction)}` : alone} className="target">
                    <bdi className={reaction.title === reaction.announcedOn ? "whitespace-nowrap" : ""}>
                      {reaction.title}
                    </bdi>
                  </a>
                  {reaction.title !== reaction.announcedOn && (
                    <bdi className="block text-xs whitespace-nowrap text-muted">{reaction.announcedOn}</bdi>
                  )}
                </th>
                <td className="px-2.5 py-1.5 whitespace-nowrap">
                  {dayZero.status === "found" ? longDay(locale, dayNumber(dayZero.session)) : MISSING}
                  {status !== "ok" && (
                    <span className="block max-w-52 text-xs whitespace-normal text-warning">
                      {table.status[status]}
                    </span>
                  )}
                </td>
                <td className={`px-2.5 py-1.5 whitespace-nowrap ${tone(change)}`}>
                  {percent(locale, change)}
                </td>
                <TestedCell tested={abnormalReturn} locale={locale} />
                <TestedCell tested={car} locale={locale} />
                <td className="no-print px-2.5 py-1.5">
                  <a
                    href={alone}
                    className="target"
                    aria-label={fill(texts.aloneOf, { title: reaction.title })}
                  >
                    {texts.alone}
                  </a>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollPanel>
  );
}

/** Where the section of a date begins. */
export const dateId = ({ event }: Pick<Reaction, "event">): string => `date-${event}`;

function TestedCell({ tested, locale }: { readonly tested: Tested | null; readonly locale: string }) {
  return (
    <td className="px-2.5 py-1.5 whitespace-nowrap">
      <span className={tone(tested?.value ?? null)}>{percent(locale, tested?.value ?? null)}</span>
      {tested && (
        <span className="block text-xs text-muted">
          {testFigures(locale, tested.tStatistic, tested.pValue)}
        </span>
      )}
    </td>
  );
}

function tone(value: number | null): string {
  const heading = direction(value);
  return heading === "up" ? "text-up" : heading === "down" ? "text-down" : "";
}
