import type { Messages } from "../../lib/i18n/messages.ts";
import { SIZE_BOOTSTRAP } from "../../lib/reactions/questions/explained-sizes.ts";
import {
  SIZE_REGRESSORS,
  SIZE_RESPONSES,
  type SizeQuery,
  sizeQueryText,
} from "../../lib/reactions/questions/size-query.ts";
import type { ExplainedView } from "../../lib/views/reactions/reactions-explained.ts";
import { windowText } from "../../lib/window-text.ts";
import { fill } from "../text/fill.ts";
import { decimal } from "../text/format.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { bracketed, clauses, listed } from "../text/lists.ts";
import { ChoiceLinks } from "./choice-links.tsx";
import { CoefficientTable } from "./coefficient-table.tsx";
import { addressWith } from "./reactions-address.ts";
import { levelName, regressorName } from "./regressor-names.ts";
import type { ViewProps } from "./view-props.ts";

interface ExplainedProps extends ViewProps {
  readonly explained: ExplainedView;
}

/** What explains the size of a selection's reactions: what is asked, what to beware of, and the coefficients. */
export function Explained({ explained, query, filter, locale, messages }: ExplainedProps) {
  const { asked, outcome, exportQuery } = explained;
  const { explained: texts } = messages;
  const address = (changed: Partial<SizeQuery>) =>
    addressWith(query, sizeQueryText({ ...asked, ...changed }));
  const window = leftToRight(locale, windowText(filter.window));
  return (
    <>
      <p className="max-w-3xl text-sm">{texts.association}</p>
      <ChoiceLinks
        label={texts.response}
        choices={SIZE_RESPONSES.map((response) => ({
          name: fill(texts.responses[response], { window }),
          address: address({ response }),
          chosen: response === asked.response,
        }))}
      />
      <ChoiceLinks
        label={texts.by}
        choices={SIZE_REGRESSORS.map((name) => ({
          name: texts.regressors[name],
          address: address({ regressors: toggled(asked, name) }),
          chosen: asked.regressors.includes(name),
        }))}
      />
      {outcome.status === "ok" ? (
        <>
          <p className="text-sm">
            {fill(texts.lead, {
              pairs: outcome.rows,
              days: outcome.clusters,
              share: decimal(locale, outcome.rSquared),
            })}
          </p>
          <Warnings explained={explained} locale={locale} messages={messages} />
          <CoefficientTable explained={explained} locale={locale} messages={messages} />
        </>
      ) : (
        <p role="status" className="panel my-3 p-4 text-sm text-warning">
          {fill(texts.refusals[outcome.status], {
            pairs: outcome.rows,
            days: outcome.clusters,
            columns: outcome.columns,
          })}
        </p>
      )}
      <Notes explained={explained} locale={locale} messages={messages} />
      <p className="no-print my-2 flex flex-wrap gap-1.5 text-sm">
        <a className="control" href={`/api/v1/explained.csv?${exportQuery}`} download>
          {texts.export}
        </a>
        <a className="control" href={`/api/v1/explained.json?${exportQuery}`} download dir="ltr">
          JSON
        </a>
      </p>
    </>
  );
}

/** The regressors with one put in or taken out; the last one stays. */
function toggled({ regressors }: SizeQuery, name: SizeQuery["regressors"][number]): SizeQuery["regressors"] {
  const next = SIZE_REGRESSORS.filter((one) => regressors.includes(one) !== (one === name));
  return next.length > 0 ? next : regressors;
}

interface PartProps {
  readonly explained: ExplainedView;
  readonly locale: string;
  readonly messages: Messages;
}

/** That days are few, with the bootstrap that is to be read then, and that windows overlap. */
function Warnings({ explained: { outcome, overlappingDays }, locale, messages }: PartProps) {
  const { explained: texts } = messages;
  if (outcome.status !== "ok") return null;
  const { bootstrap, clusters, hasFewClusters } = outcome;
  const how =
    bootstrap &&
    fill(bootstrap.isEnumerated ? texts.allSamples : texts.drawnSamples, {
      samples: bootstrap.samples,
      weights: texts.weights[bootstrap.weights],
      seed: leftToRight(locale, String(SIZE_BOOTSTRAP.seed)),
    });
  return (
    <>
      {hasFewClusters && (
        <p className="max-w-3xl text-sm text-warning" data-testid="few-days">
          {fill(texts.few, { days: clusters })}
        </p>
      )}
      <p className="max-w-3xl text-sm text-muted">
        {how ?? texts.noBootstrap} {how !== null && !hasFewClusters && texts.thinOnly}
      </p>
      {outcome.coefficients.some(({ isThin }) => isThin) && (
        <p className="max-w-3xl text-sm text-warning">{texts.thin}</p>
      )}
      {overlappingDays > 0 && (
        <p className="max-w-3xl text-sm text-warning">{fill(texts.overlap, { count: overlappingDays })}</p>
      )}
    </>
  );
}

/** What has no column and why, and what is not stored. */
function Notes({ explained: { outcome }, locale, messages }: PartProps) {
  const { explained: texts } = messages;
  const left =
    outcome.status === "ok"
      ? outcome.leftOut.map(
          ({ regressor, level, reason }) =>
            `${level === null ? regressorName(regressor, messages) : levelName(regressor, level, messages)}${bracketed(locale, texts.reasons[reason])}`,
        )
      : [];
  const pooled = outcome.status === "ok" ? outcome.coefficients.filter((one) => one.pooled.length > 0) : [];
  return (
    <div className="mt-2 max-w-3xl space-y-1 text-xs text-muted">
      {pooled.map(({ regressor, pooled: levels }) => (
        <p key={regressor}>
          {fill(texts.pooledOf, {
            name: regressorName(regressor, messages),
            list: listed(
              locale,
              levels.map((level) => levelName(regressor, level, messages)),
            ),
          })}
        </p>
      ))}
      {left.length > 0 && <p>{fill(texts.leftOut, { list: clauses(locale, left) })}</p>}
      {outcome.status === "ok" && outcome.missing > 0 && (
        <p>{fill(texts.missing, { count: outcome.missing })}</p>
      )}
      <p>{texts.openWeights}</p>
    </div>
  );
}
