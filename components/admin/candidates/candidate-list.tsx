import type { Messages } from "../../../lib/i18n/messages.ts";
import { localePath } from "../../../lib/i18n/routing.ts";
import type { CandidatesView, ReviewedCandidate } from "../../../lib/views/admin/candidates-admin.ts";
import { readerName } from "../../text/reader-name.ts";
import { translator } from "../../text/translator.ts";
import { ColumnHeads } from "../../ui/column-heads.tsx";
import { ScrollPanel } from "../../ui/scroll-panel.tsx";
import { CandidateActions, type CandidateForms } from "./candidate-actions.tsx";
import { CandidatePages } from "./candidate-pages.tsx";

interface CandidateListProps {
  readonly view: CandidatesView;
  readonly forms: CandidateForms;
  /** The address of the list without its query, in the reader's language. */
  readonly path: string;
  readonly locale: string;
  readonly messages: Messages;
}

/** The review list: what feeds announced, what it perhaps is, and what to do with it. */
export function CandidateList({ view, forms, path, locale, messages }: CandidateListProps) {
  const { candidates: texts } = messages;
  const t = translator(locale, messages, "candidates");
  const { title, maker, published, feed, decision } = texts.columns;
  return (
    <>
      <CandidatePages view={view} path={path} texts={texts} />
      {view.candidates.length === 0 ? (
        <p role="status" className="panel my-3 p-8 text-center">
          {texts.empty} <span className="text-muted">{texts.command}</span>
        </p>
      ) : (
        <>
          <p className="my-2 text-sm">{t("total", { count: view.total })}</p>
          <ScrollPanel label={texts.title}>
            <table className="w-full text-sm">
              <thead>
                <tr className="border-b border-rule text-xs text-muted">
                  <ColumnHeads names={[title, maker, published, feed, decision]} />
                </tr>
              </thead>
              <tbody>
                {view.candidates.map((candidate) => (
                  <tr key={candidate.id} className="border-b border-grid align-top">
                    <th scope="row" className="min-w-64 px-2.5 py-1.5 text-start font-normal">
                      <CandidateTitle candidate={candidate} locale={locale} texts={texts} />
                    </th>
                    <td className="px-2.5 py-1.5">
                      <bdi>{readerName(candidate.maker, messages.makerNames)}</bdi>
                      <span className="block text-xs text-muted">{candidate.lane ?? texts.noLane}</span>
                    </td>
                    <td className="px-2.5 py-1.5 whitespace-nowrap">
                      <bdi>{candidate.publishedAt ?? texts.noDate}</bdi>
                    </td>
                    <td className="px-2.5 py-1.5 text-muted">
                      <bdi>{candidate.feed}</bdi>
                    </td>
                    <td className="px-2.5 py-1.5">
                      <CandidateActions candidate={candidate} forms={forms} locale={locale} texts={texts} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollPanel>
        </>
      )}
    </>
  );
}

interface CandidateTitleProps {
  readonly candidate: ReviewedCandidate;
  readonly locale: string;
  readonly texts: Messages["candidates"];
}

function CandidateTitle({
  candidate: { title, url, perhaps, announcement },
  locale,
  texts,
}: CandidateTitleProps) {
  return (
    <>
      <a href={url} target="_blank" rel="noopener noreferrer" dir="auto">
        {title}
      </a>
      {announcement !== null && (
        <span className="block text-xs text-muted">
          {texts.became}{" "}
          <a href={localePath(locale, `/events/${announcement}`)} className="underline" dir="auto">
            {announcement}
          </a>
        </span>
      )}
      {perhaps !== null && announcement === null && (
        <span className="block text-xs text-warning">
          {texts.perhaps}{" "}
          <a href={localePath(locale, `/events/${perhaps.slug}`)} className="underline" dir="auto">
            {perhaps.title}
          </a>
        </span>
      )}
    </>
  );
}
