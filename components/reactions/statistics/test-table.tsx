import type { Messages } from "../../../lib/i18n/messages.ts";
import type { TestResult } from "../../../lib/study/significance/result.ts";
import type { TestRow } from "../../../lib/views/reactions/reactions-together.ts";
import { chanceSentence } from "../../text/chance.ts";
import { fill } from "../../text/fill.ts";
import { labelledProbability, signed } from "../../text/format.ts";
import { ColumnHeads } from "../../ui/column-heads.tsx";
import { ScrollPanel } from "../../ui/scroll-panel.tsx";
import { DefinitionPopover } from "./definition-popover.tsx";
import { TestDefinition } from "./test-definition.tsx";

interface TestTableProps {
  readonly tests: readonly TestRow[];
  readonly window: string;
  readonly locale: string;
  readonly messages: Messages;
}

/** Every test across events for day 0 and for the window; a test's name opens its definition. */
export function TestTable({ tests, window, locale, messages }: TestTableProps) {
  const { reactions: texts } = messages;
  const { chance } = messages.table;
  return (
    <ScrollPanel label={texts.tests}>
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-rule text-xs text-muted">
            <ColumnHeads names={[texts.test, texts.dayZero, fill(texts.window, { window }), texts.allows]} />
          </tr>
        </thead>
        <tbody>
          {tests.map((test) => (
            <tr key={test.name} className="border-b border-grid" data-testid={`test-${test.name}`}>
              <th scope="row" className="px-2.5 py-1.5 text-start font-normal">
                <DefinitionPopover
                  id={`definition-${test.name}`}
                  label={messages.tests[test.name].name}
                  title={messages.tests[test.name].name}
                >
                  <TestDefinition test={test} messages={messages} />
                </DefinitionPopover>
              </th>
              <Outcome result={test.dayZero} locale={locale} texts={texts} chance={chance} />
              <Outcome result={test.window} locale={locale} texts={texts} chance={chance} />
              <td className="min-w-44 px-2.5 py-1.5 text-xs text-muted">
                {(["clusteredDays", "overlappingWindows", "inducedVariance", "nonNormal"] as const)
                  .filter((trait) => test.traits[trait])
                  .map((trait) => texts.traits[trait])
                  .join(" · ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPanel>
  );
}

interface OutcomeProps {
  readonly result: TestResult | null;
  readonly locale: string;
  readonly texts: Messages["reactions"];
  readonly chance: Messages["table"]["chance"];
}

function Outcome({ result, locale, texts, chance }: OutcomeProps) {
  if (result?.status !== "ok") {
    return (
      <td className="px-2.5 py-1.5 text-xs text-muted">
        {result ? texts.refusals[result.status] : texts.refusals["too few sessions"]}
      </td>
    );
  }
  return (
    <td className="px-2.5 py-1.5 whitespace-nowrap">
      {signed(locale, result.statistic)}{" "}
      <span className="text-xs text-muted" title={chanceSentence(locale, result.pValue, "average", chance)}>
        {labelledProbability(locale, result.pValue)}
      </span>
    </td>
  );
}
