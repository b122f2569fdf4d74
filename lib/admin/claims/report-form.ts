import { z } from "zod";
import type { Messages } from "../../i18n/messages.ts";
import { isIsoDate } from "../../market/session-date.ts";
import { fail, succeed } from "../../result.ts";
import type { ClaimReportEntity } from "../../store/reference/edit-claims.ts";
import { slugFrom } from "../announcements/announcement-fields.ts";
import { isWebAddress, textLine } from "../forms/checks.ts";
import { type Control, emptyValues, shownValues, type TextKey } from "../forms/controls.ts";
import { codedProblems } from "../forms/form-problems.ts";
import type { SubjectForm } from "../forms/subject-form.ts";
import { claimNotes, claimSlug } from "./claim-checks.ts";

/** What can be wrong with a field of a report; the page has a sentence for each. */
const REPORT_CODES = [
  "empty",
  "too long",
  "bad text",
  "bad note",
  "bad slug",
  "bad address",
  "bad date",
] as const;
export type ReportCode = (typeof REPORT_CODES)[number];

const says = (code: ReportCode) => ({ error: code });
const orNull = (text: string): string | null => (text === "" ? null : text);

const fieldsSchema = z.object({
  slug: claimSlug,
  publisher: textLine(120, "too long", "bad text").min(1, says("empty")),
  url: textLine(2000, "too long", "bad text")
    .refine((text) => text === "" || isWebAddress(text), says("bad address"))
    .transform(orNull),
  published: z
    .string()
    .trim()
    .refine((text) => text === "" || isIsoDate(text) || isIsoDate(`${text}-01`), says("bad date"))
    .transform(orNull),
  ...claimNotes,
} satisfies Record<keyof ClaimReportEntity, z.ZodType>);

type Text = TextKey<Messages["adminClaims"]["reports"]>;
const what = { group: "what", control: "text" } as const;
const remark = { group: "what", control: "area" } as const;

/** How each field is typed, in order. */
const REPORT_CONTROLS: Readonly<Record<keyof ClaimReportEntity, Control<Text>>> = {
  publisher: { ...what, label: "publisher", help: "publisherHelp" },
  published: { ...what, line: "when", label: "published", help: "publishedHelp", latin: true },
  url: { ...what, line: "when", label: "url", help: "urlHelp", isAddress: true },
  slug: { ...what, label: "slug", help: "slugHelp", fixed: "slugFixed", latin: true },
  note: { ...remark, label: "note", language: "en", help: "noteHelp" },
  noteZh: { ...remark, label: "noteZh", language: "zh" },
  noteAr: { ...remark, label: "noteAr", language: "ar" },
};

/** A news report; without a slug it is called by its publisher and its date. */
export const reportForm: SubjectForm<ClaimReportEntity> = {
  key: "slug",
  controls: REPORT_CONTROLS,
  shown: (report) => shownValues(REPORT_CONTROLS, report),
  opened: async (_store, given) => emptyValues(REPORT_CONTROLS, given),
  read: async (_store, { slug = "", ...values }) => {
    const called = String(slug).trim() || slugFrom(`${values.publisher} ${values.published}`);
    const parsed = fieldsSchema.safeParse({ ...values, slug: called });
    return parsed.success
      ? succeed({ key: parsed.data.slug, entity: parsed.data })
      : fail({ code: "fields", fields: codedProblems(parsed.error.issues, REPORT_CODES, "bad text") });
  },
};
