import type { ReactNode } from "react";
import type { Messages } from "../../../lib/i18n/messages.ts";
import { Formula } from "./formula.tsx";
import { METHOD_FORMULAS, type MethodName } from "./method-formulas.ts";

interface DefinitionPopoverProps {
  /** Unique on the page. */
  readonly id: string;
  readonly label: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}

/** A name that opens its definition: the browser's own popover, so that it needs no script. */
export function DefinitionPopover({ id, label, title, children }: DefinitionPopoverProps) {
  return (
    <>
      <DefinitionButton id={id} label={label} />
      <Definition id={id} title={title}>
        {children}
      </Definition>
    </>
  );
}

const DefinitionButton = ({ id, label }: Pick<DefinitionPopoverProps, "id" | "label">) => (
  <button
    type="button"
    popoverTarget={id}
    className="min-h-6 cursor-help text-start underline decoration-dotted underline-offset-3"
  >
    {label}
  </button>
);

const Definition = ({ id, title, children }: Omit<DefinitionPopoverProps, "label">) => (
  <div id={id} popover="auto" className="panel m-auto max-w-[min(36rem,92vw)] p-4 text-sm text-ink shadow-lg">
    <p className="font-semibold">{title}</p>
    {children}
  </div>
);

interface MethodPopoverProps {
  readonly method: MethodName;
  /** Unique on the page; the same for all names that open one definition. */
  readonly id: string;
  readonly label: string;
  /** Whether the definition stands elsewhere on the page, once for many names (`MethodDefinitions`). */
  readonly isElsewhere?: boolean;
  readonly messages: Messages;
}

/** A figure's name that opens its formula, source and when to trust it. */
export function MethodPopover({ method, id, label, isElsewhere = false, messages }: MethodPopoverProps) {
  return (
    <>
      <DefinitionButton id={`${id}-${method}`} label={label} />
      {!isElsewhere && <MethodDefinition method={method} id={id} messages={messages} />}
    </>
  );
}

interface MethodDefinitionsProps extends Pick<MethodPopoverProps, "id" | "messages"> {
  readonly methods: readonly MethodName[];
}

/** Definitions that names all over a page open: a page of twelve listings has each once. */
export const MethodDefinitions = ({ methods, ...shared }: MethodDefinitionsProps) =>
  methods.map((method) => <MethodDefinition key={method} method={method} {...shared} />);

function MethodDefinition({ method, id, messages }: Pick<MethodPopoverProps, "method" | "id" | "messages">) {
  const { sections, sourceLabel } = messages.methods;
  const { formula, source } = METHOD_FORMULAS[method];
  return (
    <Definition id={`${id}-${method}`} title={sections[method].name}>
      <Formula latex={formula} block />
      <p className="mt-1 text-xs">{sections[method].trust}</p>
      <p className="mt-1 text-xs text-muted">
        {sourceLabel}: <bdi>{source}</bdi>
      </p>
    </Definition>
  );
}
