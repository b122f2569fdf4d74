import type { AnnouncementFormProps } from "../../../../components/admin/announcement-form-props.ts";
import { PRECISIONS, ROLES } from "../../../../lib/admin/announcements/announcement-form.ts";
import type { AnnouncementChoices } from "../../../../lib/admin/announcements/announcements.ts";
import type { Messages } from "../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";

/** What the form of an announcement offers and says, in a language. */
export function formTexts(
  locale: string,
  messages: Messages,
  { lanes, kinds, zones, companies }: AnnouncementChoices,
): Pick<AnnouncementFormProps, "locale" | "choices" | "labels" | "formLabels" | "listHref" | "signInHref"> {
  const { admin, figure, table } = messages;
  const laneNames: Readonly<Record<string, string>> = figure.lanes;
  return {
    locale,
    choices: {
      lanes: lanes.map((value) => ({ value, label: laneNames[value] ?? value })),
      kinds: kinds.map((value) => ({ value, label: value })),
      precisions: PRECISIONS.map((value) => ({ value, label: admin.announcements.precisions[value] })),
      companies: companies.map(({ slug, names }) => ({ value: slug, label: names[languageOf(locale)] })),
      roles: ROLES.map((value) => ({ value, label: table.roles[value] })),
      zones,
    },
    labels: admin.announcements,
    formLabels: admin.form,
    listHref: localePath(locale, "/admin/announcements"),
    signInHref: localePath(locale, "/admin"),
  };
}
