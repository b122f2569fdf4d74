import type { Messages } from "../../../lib/i18n/messages.ts";
import { Formula } from "./formula.tsx";
import { METHOD_FORMULAS, type Method } from "./method-formulas.ts";

interface MethodSectionsProps {
  readonly shown: readonly Method[];
  readonly messages: Messages;
}

/** Methods by name: the formula, the same with an example's numbers, when to trust it, and its source. */
export function MethodSections({ shown, messages }: MethodSectionsProps) {
  const { methods } = messages;
  return shown.map(({ name, worked }) => (
    <section key={name} id={name} className="panel mt-3 p-4" data-testid={`method-${name}`}>
      <h3 className="font-semibold">{methods.sections[name].name}</h3>
      <Formula latex={METHOD_FORMULAS[name].formula} block />
      {worked !== null && (
        <div className="mt-1 border-s-2 border-rule ps-3">
          <span className="text-xs text-muted">{methods.value}</span>
          <Formula latex={worked} block />
        </div>
      )}
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs">
        <dt className="text-muted">{methods.trust}</dt>
        <dd>{methods.sections[name].trust}</dd>
        <dt className="text-muted">{methods.sourceLabel}</dt>
        <dd>
          <bdi>{METHOD_FORMULAS[name].source}</bdi>
        </dd>
      </dl>
    </section>
  ));
}
