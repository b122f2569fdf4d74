import { z } from "zod";
import type { Messages } from "../../i18n/messages.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { type CompanyEntity, readCompany } from "../../store/reference/edit-companies.ts";
import { readCompanies } from "../../store/reference/reference-reads.ts";
import { textLine } from "../forms/checks.ts";
import { type Control, emptyValues, type FormValues, shownValues, type TextKey } from "../forms/controls.ts";
import { codedProblems, type NamedFieldProblem } from "../forms/form-problems.ts";
import type { SubjectForm } from "../forms/subject-form.ts";

/** What can be wrong with a field; the page has a sentence for each. */
const COMPANY_CODES = ["empty", "too long", "bad text", "bad slug", "bad position", "bad story"] as const;
export type CompanyFieldProblem = NamedFieldProblem<(typeof COMPANY_CODES)[number]>;

/** What the form decides; a company's dated share counts are not its to change. */
export type CompanyValues = Omit<CompanyEntity, "shareCounts">;

const says = (code: (typeof COMPANY_CODES)[number]) => ({ error: code });
const name = textLine(100, "too long", "bad text").min(1, says("empty"));

const fieldsSchema = z.object({
  slug: z
    .string()
    .trim()
    .min(1, says("empty"))
    .max(100, says("too long"))
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, says("bad slug"))
    // `new` is a page beside those of the companies.
    .refine((slug) => slug !== "new", says("bad slug")),
  nameEn: name,
  nameZh: name,
  nameAr: name,
  position: z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, says("bad position"))
    .transform(Number),
  sector: textLine(60, "too long", "bad text").transform((text) => (text === "" ? null : text)),
  story: z
    .string()
    .trim()
    .regex(/^\d{0,2}$/, says("bad story"))
    .transform((text) => (text === "" ? null : Number(text))),
} satisfies Record<keyof CompanyValues, z.ZodType>);

/** What stands in the fields of a company's form, as typed. */
type CompanyFields = z.input<typeof fieldsSchema>;

type Text = TextKey<Messages["adminReference"]["companies"]>;

/** How each field is typed, in order. */
export const COMPANY_CONTROLS: Readonly<Record<keyof CompanyFields, Control<Text>>> = {
  slug: { group: "what", control: "text", label: "slug", help: "slugHelp", fixed: "slugFixed", latin: true },
  nameEn: { group: "what", control: "text", label: "nameEn", language: "en" },
  nameZh: { group: "what", control: "text", label: "nameZh", language: "zh" },
  nameAr: { group: "what", control: "text", label: "nameAr", language: "ar" },
  position: { group: "what", control: "text", label: "position", help: "positionHelp", latin: true },
  sector: { group: "what", control: "text", label: "sector", help: "sectorHelp" },
  story: { group: "what", control: "text", label: "story", help: "storyHelp", latin: true },
};

/** What was typed as a company, or every field that can't be used, each with its first fault. */
export function parseCompany(fields: FormValues): Result<CompanyValues, readonly CompanyFieldProblem[]> {
  const parsed = fieldsSchema.safeParse(fields);
  return parsed.success
    ? succeed(parsed.data)
    : fail(codedProblems(parsed.error.issues, COMPANY_CODES, "bad text"));
}

/** A stored company as its form shows it. */
export const companyFields = (company: CompanyValues): FormValues => shownValues(COMPANY_CONTROLS, company);

/** Between two companies, so that one can be put there without moving the others. */
const POSITION_STEP = 10;

/** A new company comes after the others; what is changed keeps its share counts. */
export const companyForm: SubjectForm<CompanyEntity> = {
  key: "slug",
  controls: COMPANY_CONTROLS,
  shown: companyFields,
  opened: async (store) => {
    const last = Math.max(0, ...(await readCompanies(store)).map(({ position }) => position));
    return { ...emptyValues(COMPANY_CONTROLS), position: String(last + POSITION_STEP) };
  },
  read: async (store, values) => {
    const parsed = parseCompany(values);
    if (!parsed.ok) return fail({ code: "fields", fields: parsed.problem });
    const key = parsed.value.slug;
    const shareCounts = (await readCompany(store, key))?.shareCounts ?? [];
    return succeed({ key, entity: { ...parsed.value, shareCounts } });
  },
};
