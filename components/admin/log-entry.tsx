import type { Messages } from "../../lib/i18n/messages.ts";
import type { LoggedChange } from "../../lib/views/admin/announcements-admin.ts";
import { fill } from "../text/fill.ts";
import { instantIn, MISSING } from "../text/format.ts";
import { UndoForm, type UndoFormProps } from "./form/undo-form.tsx";

interface LogEntryProps {
  readonly entry: LoggedChange;
  readonly locale: string;
  readonly messages: Messages;
  readonly undo: UndoFormProps["action"];
}

/** One change: who, when, what of which thing, field by field, and the way back. */
export function LogEntry({ entry, locale, messages, undo }: LogEntryProps) {
  const { log } = messages.admin;
  const { id, at, actor, action, subject, key, undoes, undoneBy } = entry;
  return (
    <li id={`entry-${id}`} className="panel p-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-muted">#{id}</span>
        <span>
          <bdi className="font-semibold">{actor}</bdi> {log.actions[action]} {log.subjects[subject]}{" "}
          <bdi className="font-semibold">{key}</bdi>
        </span>
        <time dateTime={new Date(at).toISOString()} className="text-muted">
          {instantIn(locale, at, "UTC")}
        </time>
        {undoes !== null && <a href={`#entry-${undoes}`}>{fill(log.undoes, { entry: undoes })}</a>}
        {undoneBy === null ? (
          <UndoForm
            action={undo}
            locale={locale}
            entry={id}
            labels={{ button: log.undo, name: fill(log.undoLabel, { entry: id }) }}
          />
        ) : (
          <a href={`#entry-${undoneBy}`} className="ms-auto">
            {fill(log.undoneBy, { entry: undoneBy })}
          </a>
        )}
      </div>
      <details className="mt-1" open={action === "changed"}>
        <summary className="text-muted">{log.details}</summary>
        <Differences differences={entry.differences} messages={messages} />
      </details>
    </li>
  );
}

type DifferencesProps = Pick<LogEntryProps["entry"], "differences"> & { readonly messages: Messages };

function Differences({ differences, messages }: DifferencesProps) {
  const { log } = messages.admin;
  return (
    <table className="mt-1 w-full table-fixed text-xs">
      <thead>
        <tr className="text-start text-muted">
          {[log.field, log.before, log.after].map((title) => (
            <th key={title} scope="col" className="py-1 pe-4 text-start font-normal">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, before, after }) => (
          <tr key={field} className="border-t border-grid align-top">
            <th scope="row" className="py-1 pe-4 text-start font-semibold">
              <code className="wrap-anywhere">{field}</code>
            </th>
            <td className="py-1 pe-4">
              <Lines lines={before} />
            </td>
            <td className="py-1">
              <Lines lines={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return MISSING;
  return lines.map((line) => (
    <span key={line} dir="auto" className="block wrap-anywhere">
      {line}
    </span>
  ));
}
