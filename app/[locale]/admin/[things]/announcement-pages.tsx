import { translator } from "../../../../components/text/translator.ts";
import { PageLinks } from "../../../../components/ui/page-links.tsx";
import { announcementValues } from "../../../../lib/admin/announcements/announcement-fields.ts";
import { PRECISIONS, ROLES } from "../../../../lib/admin/announcements/announcement-form.ts";
import { titlesWithNotes } from "../../../../lib/admin/announcements/title-note.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { titleIn } from "../../../../lib/reactions/titles.ts";
import {
  announcementChoices,
  dayZerosOf,
  searchAnnouncements,
} from "../../../../lib/views/admin/announcements-admin.ts";
import { pathWith, queryText } from "../query.ts";
import { listPath, thingPath } from "../subject-paths.ts";
import type { SubjectPages } from "./subject-pages.ts";

export const announcementPages: SubjectPages = {
  title: (values, language) => {
    const { title, titleZh, titleAr } = announcementValues.parse(values);
    return titleIn({ title, titleZh: titleZh || null, titleAr: titleAr || null }, language);
  },
  choices: async (locale, { admin, figure, table }) => {
    const { lanes, kinds, zones, companies } = await announcementChoices();
    const { announcements: texts } = admin;
    const laneNames: Readonly<Record<string, string>> = figure.lanes;
    const choose = { value: "", label: texts.noRole };
    return {
      lanes: [choose, ...lanes.map((value) => ({ value, label: laneNames[value] ?? value }))],
      kinds: kinds.map((value) => ({ value, label: value })),
      precisions: PRECISIONS.map((value) => ({ value, label: texts.precisions[value] })),
      zones: zones.map((value) => ({ value, label: value })),
      companies: [
        { value: "", label: texts.noCompany },
        ...companies.map(({ slug, names }) => ({ value: slug, label: names[languageOf(locale)] })),
      ],
      roles: [choose, ...ROLES.map((value) => ({ value, label: table.roles[value] }))],
    };
  },
  List: async ({ add, locale, messages, query }) => {
    const words = queryText(query, "q");
    const list = await searchAnnouncements(words, queryText(query, "page"), languageOf(locale));
    const { rows, page, pages, total } = list;
    const address = (other: number) =>
      pathWith(localePath(locale, listPath("announcement")), {
        ...(words === "" ? {} : { q: words }),
        ...(other > 1 ? { page: String(other) } : {}),
      });
    const texts = messages.admin.announcements;
    const t = translator(locale, messages, "admin.announcements");
    return (
      <>
        <div className="my-4 flex flex-wrap items-end gap-2">
          <search>
            <form className="flex flex-wrap items-end gap-2" method="get">
              <label htmlFor="q" className="grid gap-1 text-sm">
                {texts.search}
                <input
                  id="q"
                  name="q"
                  type="search"
                  defaultValue={words}
                  className="control cursor-text"
                  dir="auto"
                />
              </label>
              <button type="submit" className="control">
                {texts.searchButton}
              </button>
            </form>
          </search>
          <div className="ms-auto flex flex-wrap gap-2">
            {add}
            <a className="control" href="/api/v1/admin/announcements" download>
              {texts.export}
            </a>
            <a className="control" href={localePath(locale, "/admin/announcements/import")}>
              {texts.import}
            </a>
          </div>
        </div>
        <p className="text-sm text-muted">{t("found", { count: total })}</p>
        {rows.length > 0 && (
          <ul className="panel mt-2 divide-y divide-grid text-sm">
            {rows.map(({ slug, title, maker, localDate }) => (
              <li key={slug} className="grid gap-x-4 px-3 py-2 sm:grid-cols-[7rem_1fr_14rem]">
                <span className="text-muted" dir="ltr">
                  {localDate}
                </span>
                <a href={localePath(locale, thingPath("announcement", slug))} dir="auto">
                  {title}
                </a>
                <span className="text-muted">{maker}</span>
              </li>
            ))}
          </ul>
        )}
        <PageLinks page={page} pages={pages} total={total} address={address} texts={messages.data} />
      </>
    );
  },
  // Where the announcement falls on each exchange, and the way to its page.
  Above: async ({ locale, messages, thing: slug, values }) => {
    const texts = messages.admin.announcements;
    const dayZeros = await dayZerosOf(slug);
    const doubted = titlesWithNotes(announcementValues.parse(values));
    return (
      <>
        {doubted.length > 0 && (
          <p
            role="alert"
            className="my-3 max-w-3xl rounded border border-warning bg-warning-paper p-3 text-sm text-warning"
          >
            {texts.titleNote}{" "}
            {doubted.map((title) => (
              <bdi key={title} className="block">
                {title}
              </bdi>
            ))}
          </p>
        )}
        <section aria-labelledby="day-zeros" className="panel mt-3 max-w-3xl p-4 text-sm">
          <h2 id="day-zeros" className="font-semibold">
            {texts.dayZeros}
          </h2>
          <p className="text-xs text-muted">{texts.dayZerosHelp}</p>
          <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
            {dayZeros.map(({ exchange, session }) => (
              <div key={exchange} className="contents">
                <dt>{messages.exchanges[exchange]}</dt>
                <dd>{session === null ? texts.notStudied : <bdi>{session}</bdi>}</dd>
              </div>
            ))}
          </dl>
          <a href={localePath(locale, `/events/${slug}`)} className="mt-2 inline-block">
            {texts.view}
          </a>
        </section>
      </>
    );
  },
};
