import { messagesIn } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { ClaimView } from "../../lib/views/claims/claim.ts";
import { fill } from "../text/fill.ts";
import { instantIn } from "../text/format.ts";
import { ScrollPanel } from "../ui/scroll-panel.tsx";
import { ClaimCause } from "./claim-cause.tsx";
import { ClaimFigure } from "./claim-figure.tsx";
import {
  differenceSize,
  intervalValue,
  keptValue,
  measuredValue,
  unusualPhrase,
  verdictPhrase,
} from "./claim-figures.ts";
import { SubjectLink } from "./claim-list.tsx";
import { ClaimReadings } from "./claim-readings.tsx";
import { isPageAddress } from "./claim-review.ts";
import { ClaimTableHead } from "./claim-table-head.tsx";
import { measurePhrase } from "./measure-phrase.ts";
import { reportPhrase } from "./report-phrase.ts";

interface ClaimWorkingProps {
  readonly claim: ClaimView;
  readonly locale: string;
}

/** A claim with its whole working: the figure, what it can stand for, every reading, and how unusual the day was. */
export function ClaimWorking({ claim, locale }: ClaimWorkingProps) {
  const messages = messagesIn(locale);
  const { claims: texts } = messages;
  const { verdict, report } = claim;
  const { interval, cutOff, flags } = verdict;
  const unusual = unusualPhrase(verdict, locale, texts);
  const size = differenceSize(verdict, locale, texts);
  return (
    <>
      <h1 className="mt-4 max-w-4xl text-2xl text-pretty">{claim.paraphrase}</h1>
      <p className="text-sm text-muted">
        <a href={localePath(locale, `/claims/${report.slug}`)} className="target">
          {reportPhrase(report, locale)}
        </a>{" "}
        · <SubjectLink claim={claim} locale={locale} messages={messages} />
        {report.url !== null && (
          <>
            {" "}
            ·{" "}
            <a href={report.url} rel="noreferrer nofollow" className="target">
              {isPageAddress(report.url) ? texts.link : texts.onlySite}
            </a>
          </>
        )}{" "}
        <a href={localePath(locale, `/admin/claims/${claim.slug}`)} className="when-signed-in target ms-2">
          {texts.edit}
        </a>
      </p>
      <dl className="panel mt-4 grid gap-4 p-4 sm:grid-cols-3" data-testid="verdict">
        <Fact name={texts.columns.reported}>
          <bdi>{claim.reported}</bdi>
        </Fact>
        <Fact name={texts.columns.measured}>{measuredValue(verdict, locale, texts)}</Fact>
        <Fact name={texts.columns.verdict}>{verdictPhrase(verdict, locale, texts)}</Fact>
      </dl>
      <p className="mt-2 max-w-3xl text-xs text-muted">
        {measurePhrase(claim.measure, locale, texts)}
        {interval && ` · ${texts.stands}: ${intervalValue(interval, verdict, locale, texts)}`}
        {cutOff && ` · ${texts.standsCutOff}: ${intervalValue(cutOff, verdict, locale, texts)}`}
        {size !== null && verdict.comparison !== "off" && ` · ${fill(texts.offBy, { size })}`}
        {verdict.inRange !== null && ` · ${verdict.inRange ? texts.inRange : texts.outOfRange}`}
      </p>
      {unusual && <p className="mt-3 max-w-3xl text-pretty">{unusual}</p>}
      {flags.length > 0 && (
        <p className="mt-2 text-sm text-warning">{fill(texts.flags, { flags: flags.join(", ") })}</p>
      )}
      {claim.note !== null && (
        <p className="mt-2 max-w-3xl text-sm text-muted">
          {texts.note}: <bdi lang={claim.note.language}>{claim.note.text}</bdi>
        </p>
      )}
      {claim.chart && (
        <div className="mt-4">
          <ClaimFigure chart={claim.chart} locale={locale} />
        </div>
      )}
      <ClaimReadings claim={claim} locale={locale} />
      {claim.cause && <ClaimCause cause={claim.cause} locale={locale} />}
      {claim.history.length > 1 && <History claim={claim} locale={locale} />}
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: React.ReactNode;
}

function Fact({ name, children }: FactProps) {
  return (
    <div>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="mt-0.5 text-lg font-semibold text-pretty">{children}</dd>
    </div>
  );
}

/** What a claim came to before stored values were revised, or the claim was changed, beside its figure of then. */
function History({ claim, locale }: ClaimWorkingProps) {
  const { claims: texts } = messagesIn(locale);
  const { columns, title, help } = texts.history;
  return (
    <section aria-labelledby="history" className="mt-6 max-w-3xl" data-testid="history">
      <h2 id="history" className="text-lg">
        {title}
      </h2>
      <p className="mb-2 text-xs text-muted">{help}</p>
      <ScrollPanel label={columns.verdict}>
        <table className="w-full text-sm">
          <ClaimTableHead
            names={[columns.revision, columns.at, texts.columns.reported, columns.measured, columns.verdict]}
          />
          <tbody>
            {claim.history.map(({ revision, at, comparison, reported, value }) => (
              <tr key={revision} className="border-b border-grid">
                <th scope="row" className="px-2.5 py-1.5 text-start font-normal">
                  {revision}
                </th>
                <td className="px-2.5 py-1.5 whitespace-nowrap">
                  {instantIn(locale, Date.parse(at), "UTC")}
                </td>
                <td className="px-2.5 py-1.5 whitespace-nowrap">
                  <bdi>{reported}</bdi>
                </td>
                <td className="px-2.5 py-1.5 whitespace-nowrap">
                  {keptValue(value, claim.verdict, locale, texts)}
                </td>
                <td className="px-2.5 py-1.5">{texts.comparisons[comparison]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPanel>
    </section>
  );
}
