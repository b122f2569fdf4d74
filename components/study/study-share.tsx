import { type Messages, messagesIn } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import { accessDate, type Cited } from "../../lib/views/social/citation.ts";
import type { NamedInstrument, StudyView } from "../../lib/views/study/study.ts";
import { DownloadMenu } from "../filters/export-menu.tsx";
import { SavedViews } from "../filters/saved-views.tsx";
import { Citation } from "../social/citation.tsx";
import { lastOf, quotesEnds } from "../social/cited-texts.ts";
import { citationTexts } from "../social/page-citation.tsx";
import { ShareMenu } from "../social/share-menu.tsx";
import { studyLead } from "./study-lead.ts";

interface StudyShareProps {
  readonly view: StudyView;
  readonly instrument: NamedInstrument;
  readonly origin: string;
  readonly locale: string;
}

/** A study's citation at the address that restores it, with what it found as its title. */
function studyCitation({ view, instrument, origin, locale }: StudyShareProps) {
  const messages = messagesIn(locale);
  const title = studyLead(view, instrument, locale, messages);
  const quotes = quotesEnds(view.notes);
  const cited: Cited = {
    site: messages.app.name,
    title,
    key: `study-${instrument.symbol}`,
    revision: view.revision,
    quotesTo: lastOf(quotes),
    address: `${origin}${localePath(locale, "/study")}?${view.query}`,
    accessed: accessDate(new Date()),
  };
  return citationTexts({ cited, said: title, quotes }, locale, messages);
}

/** What hands the study on, beside what it found: link and citation, saved views, its tables as files. */
export function StudyTools(props: StudyShareProps) {
  const { view, locale } = props;
  const messages = messagesIn(locale);
  const { share, filter, savedViews } = messages;
  const { copyLink, copied, selectHelp } = share;
  return (
    <span className="quiet-controls no-print ms-auto flex items-center gap-2">
      <ShareMenu {...studyCitation(props)} embed={null} texts={{ ...share, loadFailed: filter.loadFailed }} />
      <SavedViews
        texts={{ savedViews, copy: { copyLink, copied, selectHelp } }}
        failure={filter.loadFailed}
      />
      <StudyExports query={view.query} messages={messages} />
    </span>
  );
}

const TABLES = [
  { table: "events", text: "exportEvents" },
  { table: "abnormal", text: "exportAbnormal" },
  { table: "tests", text: "exportTests" },
] as const;

function StudyExports({ query, messages }: { readonly query: string; readonly messages: Messages }) {
  const { study: texts, filter } = messages;
  return (
    <DownloadMenu label={filter.export} help={texts.exportHelp}>
      <ul>
        {TABLES.map(({ table, text }) => (
          <li key={table} className="rounded px-1.5 py-1.5 hover:bg-raised">
            <a href={`/api/v1/study?${query}&format=csv&table=${table}`} download={`study-${table}.csv`}>
              {texts[text]}
            </a>
          </li>
        ))}
        <li className="rounded px-1.5 py-1.5 hover:bg-raised">
          <a href={`/api/v1/study?${query}`} download="study.json">
            {texts.exportAll}
          </a>
        </li>
      </ul>
    </DownloadMenu>
  );
}

/** The citation at the foot of the page, as every page has it. */
export function StudyShare(props: StudyShareProps) {
  return <Citation {...studyCitation(props)} texts={messagesIn(props.locale).share} />;
}
