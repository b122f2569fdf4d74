import { type Messages, messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import type { ClaimRow } from "../../lib/views/claims/claim-row.ts";
import { OwnTitle } from "../text/own-title.tsx";
import { instrumentName } from "../text/reader-name.ts";
import { ScrollPanel } from "../ui/scroll-panel.tsx";
import { measuredValue, verdictPhrase } from "./claim-figures.ts";
import { ClaimTableHead } from "./claim-table-head.tsx";
import { measurePhrase } from "./measure-phrase.ts";
import { reportPhrase } from "./report-phrase.ts";

interface ClaimListProps {
  readonly claims: readonly ClaimRow[];
  /** Whether each says whose it is: not on a report's own page. */
  readonly namesReport?: boolean;
  /** What the table is called; that of a page with two has to be said. */
  readonly label?: string;
  readonly locale: string;
}

const CELL = "px-2.5 py-2";

/** Claims as a table: what was reported by whom, the figure as written, the stored one, and how they compare. */
export function ClaimList({ claims, namesReport = true, label, locale }: ClaimListProps) {
  const messages = messagesIn(locale);
  const { claims: texts } = messages;
  const { columns } = texts;
  return (
    <ScrollPanel label={label ?? texts.title}>
      <table className="rows-in-two-lines w-full text-sm" data-testid="claims">
        <ClaimTableHead names={[columns.claim, columns.reported, columns.measured, columns.verdict]} />
        <tbody>
          {claims.map((claim) => (
            <tr key={claim.slug} id={claim.slug} className="border-b border-grid align-top">
              <th scope="row" className={`${CELL} min-w-64 text-start font-normal`}>
                <span className="block text-pretty">{claim.paraphrase}</span>
                {namesReport && (
                  <a
                    href={localePath(locale, `/claims/${claim.report.slug}`)}
                    className="target me-2 text-xs text-muted underline"
                  >
                    {reportPhrase(claim.report, locale)}
                  </a>
                )}
                <SubjectLink claim={claim} locale={locale} messages={messages} />
              </th>
              <td className={`${CELL} whitespace-nowrap font-semibold`}>
                <bdi>{claim.reported}</bdi>
              </td>
              <td className={`${CELL} min-w-36`}>
                <span className="font-semibold whitespace-nowrap">
                  {measuredValue(claim.verdict, locale, texts)}
                </span>
                <span className="block text-xs text-muted">
                  {measurePhrase(claim.measure, locale, texts)}
                </span>
              </td>
              <td className={`${CELL} min-w-44`}>
                <span className="block">{verdictPhrase(claim.verdict, locale, texts)}</span>
                <a
                  href={localePath(locale, `/claims/${claim.report.slug}/${claim.slug}`)}
                  aria-label={workingLabel(claim, texts)}
                  className="target text-xs"
                >
                  {texts.working}
                </a>
                <a
                  href={localePath(locale, `/admin/claims/${claim.slug}`)}
                  aria-label={`${texts.edit}: ${claim.paraphrase}`}
                  className="when-signed-in target ms-3 text-xs"
                >
                  {texts.edit}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPanel>
  );
}

const workingLabel = ({ paraphrase }: ClaimRow, { working }: Messages["claims"]): string =>
  `${working}: ${paraphrase}`;

interface SubjectLinkProps {
  readonly claim: Pick<ClaimRow, "subject" | "announcement">;
  readonly locale: string;
  readonly messages: Messages;
}

/** What a claim is about: the company or the announcement by its name with a link, else the instrument or the words that are stored. */
export function SubjectLink({ claim: { subject, announcement }, locale, messages }: SubjectLinkProps) {
  const { company, symbol, instrumentName: fund, key, kind } = subject;
  if (kind === "announcement" && announcement?.slug === key) {
    return (
      <a href={localePath(locale, `/events/${key}`)} className="target text-xs">
        <OwnTitle>{announcement.title}</OwnTitle>
      </a>
    );
  }
  const name = company
    ? company.names[languageOf(locale)]
    : fund === null || symbol === null
      ? key
      : instrumentName({ symbol, name: fund }, messages.instrumentNames);
  return (
    <span className="text-xs text-muted">
      {company ? (
        <a href={localePath(locale, `/companies/${company.slug}`)} className="target">
          {name}
        </a>
      ) : (
        <bdi>{name}</bdi>
      )}
      {symbol !== null && symbol !== name && (
        <>
          {" "}
          <bdi>{symbol}</bdi>
        </>
      )}
    </span>
  );
}
