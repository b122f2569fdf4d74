import type { ShownImport } from "../../../../../components/admin/import-form.tsx";
import { fill } from "../../../../../components/text/fill.ts";
import { beforeAfter, MISSING } from "../../../../../components/text/format.ts";
import { translator } from "../../../../../components/text/translator.ts";
import type { RefusedRow } from "../../../../../lib/admin/announcements/announcement-import.ts";
import type { ShownPlan } from "../../../../../lib/admin/announcements/imports.ts";
import { titlesWithNotes } from "../../../../../lib/admin/announcements/title-note.ts";
import { difference } from "../../../../../lib/admin/difference.ts";
import type { Messages } from "../../../../../lib/i18n/messages.ts";

/** How many announcements of each group are listed; the rest are counted. */
const LISTED = 100;

/** A plan in sentences of a language. */
export function shownImport(locale: string, messages: Messages, { plan, file }: ShownPlan): ShownImport {
  const t = translator(locale, messages, "admin.import");
  const group = <Row>(
    title: "added" | "changed" | "unchanged" | "refused" | "doubted",
    count: number,
    rows: readonly Row[],
    itemOf: (row: Row) => ShownImport["groups"][number]["items"][number],
  ) => {
    const items = rows.slice(0, LISTED).map(itemOf);
    const left = rows.length > 0 ? count - items.length : 0;
    return { title: t(title, { count }), items, more: left > 0 ? t("more", { count: left }) : null };
  };
  const changes = plan.added.length + plan.changed.length;
  const doubted = [...plan.added, ...plan.changed.map(({ after }) => after)].flatMap((announcement) => {
    const details = titlesWithNotes(announcement);
    return details.length === 0 ? [] : [{ name: announcement.slug, details }];
  });
  return {
    file,
    sign: plan.sign,
    groups: [
      group("added", plan.added.length, plan.added, ({ slug, title }) => ({ name: slug, details: [title] })),
      group("changed", plan.changed.length, plan.changed, ({ before, after }) => ({
        name: after.slug,
        details: difference(JSON.stringify(before), JSON.stringify(after)).map(
          (field) => `${field.field}: ${beforeAfter(locale, side(field.before), side(field.after))}`,
        ),
      })),
      group("unchanged", plan.unchanged, [], () => ({ name: "", details: [] })),
      group("refused", plan.refusedRows, plan.refused, (row) => refusedRow(messages, row)),
      ...(doubted.length === 0 ? [] : [group("doubted", doubted.length, doubted, (item) => item)]),
    ],
    apply: changes === 0 ? null : t("apply", { count: changes }),
  };
}

const side = (lines: readonly string[]): string => (lines.length === 0 ? MISSING : lines.join("; "));

function refusedRow({ admin }: Messages, { line, slug, problems }: RefusedRow) {
  return {
    name: `${fill(admin.import.line, { line })}: ${slug}`,
    details: problems.map(({ field, code }) => `${field}: ${admin.codes[code]}`),
  };
}
