import type { Messages } from "../../../lib/i18n/messages.ts";
import type { TestRow } from "../../../lib/views/reactions/reactions-together.ts";
import { fill } from "../../text/fill.ts";
import { Formula } from "./formula.tsx";

interface TestDefinitionProps {
  readonly test: Pick<TestRow, "name" | "definition">;
  readonly messages: Messages;
}

/** What a test computes, its source, its distribution, and when to trust it. */
export function TestDefinition({ test, messages }: TestDefinitionProps) {
  const { formula, source, distribution, fewestEvents } = test.definition;
  const { reactions: texts, tests, methods } = messages;
  return (
    <>
      <Formula latex={formula} block />
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs">
        <dt className="text-muted">{methods.trust}</dt>
        <dd>{tests[test.name].trust}</dd>
        <dt className="text-muted">{texts.source}</dt>
        <dd>
          <bdi>{source}</bdi>
        </dd>
        <dt className="text-muted">{texts.distribution}</dt>
        <dd>
          <Formula latex={distribution} />
        </dd>
        <dt className="text-muted">N</dt>
        <dd>{fill(texts.fewest, { count: fewestEvents })}</dd>
      </dl>
    </>
  );
}
