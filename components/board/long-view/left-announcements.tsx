import { clsx } from "clsx";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { localePath } from "../../../lib/i18n/routing.ts";
import { dayNumber } from "../../../lib/market/session-date.ts";
import type { LongViewPage } from "../../../lib/views/long-view.ts";
import { LeftCell, toneOf } from "../../reactions/left-cell.tsx";
import { fill } from "../../text/fill.ts";
import { longDay, percent } from "../../text/format.ts";
import { OwnTitle } from "../../text/own-title.tsx";
import { translator } from "../../text/translator.ts";
import { ChoiceRow } from "../../ui/choice-row.tsx";
import { ColumnHeads } from "../../ui/column-heads.tsx";
import { PageLinks } from "../../ui/page-links.tsx";
import { ScrollPanel } from "../../ui/scroll-panel.tsx";

/** The page's address with its announcements in another order, or another page of them. */
export type LeftAddress = (changed: { readonly order: number; readonly page: number }) => string;

interface LeftAnnouncementsProps {
  readonly view: LongViewPage;
  readonly address: LeftAddress;
  readonly locale: string;
}

/** A company's announcements by what they left, a page of them. */
export function LeftAnnouncements({ view, address, locale }: LeftAnnouncementsProps) {
  const messages = messagesIn(locale);
  const { longView: texts, stories, figure } = messages;
  const t = translator(locale, messages, "longView");
  const { announcements, order } = view;
  const steps = announcements.rows[0]?.left ?? [];
  return (
    <>
      <h3 id="left" className="mt-4 text-sm font-semibold">
        {texts.announcements}
      </h3>
      {announcements.total === 0 ? (
        <p className="text-sm text-muted">{texts.none}</p>
      ) : (
        <>
          <p className="mb-1 max-w-4xl text-xs text-muted">{fill(texts.announcementsHelp, { order })}</p>
          <div className="no-print mb-1">
            <ChoiceRow
              label={texts.order}
              wraps
              choices={steps.map(({ sessions }) => ({
                value: String(sessions),
                text: t("orderOf", { count: sessions }),
                count: null,
                chosen: sessions === order,
                href: `${address({ order: sessions, page: 1 })}#left`,
              }))}
              texts={messages.announcements}
            />
          </div>
          <ScrollPanel label={texts.announcements}>
            <table className="w-full text-sm">
              <thead>
                <tr className="border-b border-rule text-xs text-muted">
                  <ColumnHeads names={[texts.announcement, texts.day0]} />
                  <ColumnHeads
                    names={[
                      texts.change,
                      ...steps.map(({ sessions }) => fill(stories.columns.after, { sessions })),
                    ]}
                    figures
                  />
                </tr>
              </thead>
              <tbody>
                {announcements.rows.map(({ event, title, session, precision, change, left }) => (
                  <tr key={event} className="border-b border-grid align-top">
                    <th scope="row" className="row-head min-w-36 sm:min-w-40">
                      <a className="target" href={localePath(locale, `/events/${event}`)}>
                        <OwnTitle>{title}</OwnTitle>
                      </a>
                      {precision === "day" && (
                        <span className="block text-xs text-warning">{figure.precision.day}</span>
                      )}
                    </th>
                    <td className="px-2.5 py-1.5 whitespace-nowrap">{longDay(locale, dayNumber(session))}</td>
                    <td className={clsx("px-2.5 py-1.5 text-end", toneOf(change))}>
                      {percent(locale, change)}
                    </td>
                    {left.map((step) => (
                      <LeftCell key={step.sessions} step={step} locale={locale} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollPanel>
          <PageLinks
            page={announcements.page}
            pages={announcements.pages}
            total={announcements.total}
            address={(page) => `${address({ order, page })}#left`}
            texts={messages.data}
          />
        </>
      )}
    </>
  );
}
