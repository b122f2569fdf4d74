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
      <button
        type="button"
        popoverTarget={id}
        className="min-h-6 cursor-help text-start underline decoration-dotted underline-offset-3"
      >
        {label}
      </button>
      <div
        id={id}
        popover="auto"
        className="panel m-auto max-w-[min(36rem,92vw)] p-4 text-sm text-ink shadow-lg"
      >
        <p className="font-semibold">{title}</p>
        {children}
      </div>
    </>
  );
}

interface MethodPopoverProps {
  readonly method: MethodName;
  readonly id: string;
  readonly label: string;
  readonly messages: Messages;
}

/** A figure's name that opens its formula, source and when to trust it. */
export function MethodPopover({ method, id, label, messages }: MethodPopoverProps) {
  const { sections, sourceLabel } = messages.methods;
  const { formula, source } = METHOD_FORMULAS[method];
  return (
    <DefinitionPopover id={`${id}-${method}`} label={label} title={sections[method].name}>
      <Formula latex={formula} block />
      <p className="mt-1 text-xs">{sections[method].trust}</p>
      <p className="mt-1 text-xs text-muted">
        {sourceLabel}: <bdi>{source}</bdi>
      </p>
    </DefinitionPopover>
  );
}
