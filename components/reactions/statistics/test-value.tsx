import type { Messages } from "../../../lib/i18n/messages.ts";
import { localePath } from "../../../lib/i18n/routing.ts";
import type { MethodsView } from "../../../lib/views/methods.ts";
import type { TestRow } from "../../../lib/views/reactions/reactions-together.ts";
import { bareNumber, bareProbability } from "../../text/format.ts";
import { Formula } from "./formula.tsx";
import { workedTest } from "./test-examples.ts";

interface TestValueProps {
  readonly test: TestRow;
  readonly view: MethodsView;
  readonly locale: string;
  readonly messages: Messages;
}

/**
 * What a test says of all announcements, its numbers in its formula where it has an example; a test that is refused of
 * them by the selection for which it is not.
 */
export function TestValue({ test, view: { selected }, locale, messages }: TestValueProps) {
  const { methods, reactions } = messages;
  const { window } = test;
  const worked = workedTest(window);
  const there = selected.tests.find(({ name }) => name === test.name);
  const elsewhere = window.status === "ok" ? null : workedTest(there?.window);
  return (
    <div className="mt-1 text-xs">
      <span className="text-muted">{methods.value}: </span>
      {worked ? (
        <Formula latex={worked} block />
      ) : (
        <bdi dir={window.status === "ok" ? "ltr" : undefined}>
          {window.status === "ok"
            ? `${bareNumber(window.statistic, 4)}, p = ${bareProbability(window.pValue)}`
            : reactions.refusals[window.status]}
        </bdi>
      )}
      {elsewhere && (
        <>
          <p className="mt-1">
            <a href={localePath(locale, `/reactions?${selected.query}`)}>{methods.selected}</a>
          </p>
          <Formula latex={elsewhere} block />
        </>
      )}
    </div>
  );
}
