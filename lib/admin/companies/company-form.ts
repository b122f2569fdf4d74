import { z } from "zod";
import { fail, type Result, succeed } from "../../result.ts";
import type { CompanyEntity } from "../../store/reference/edit-companies.ts";
import { textLine } from "../announcements/checks.ts";
import { codedProblems, type NamedFieldProblem } from "../first-problems.ts";

/** What stands in the fields of a company's form, as typed. */
export type CompanyFields = Readonly<Record<"slug" | "nameEn" | "nameZh" | "nameAr" | "position", string>>;

/** What can be wrong with a field; the page has a sentence for each. */
export const COMPANY_CODES = ["empty", "too long", "bad text", "bad slug", "bad position"] as const;
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
});

/** What was typed as a company, or every field that can't be used, each with its first fault. */
export function parseCompany(fields: CompanyFields): Result<CompanyValues, readonly CompanyFieldProblem[]> {
  const parsed = fieldsSchema.safeParse(fields);
  return parsed.success
    ? succeed(parsed.data)
    : fail(codedProblems(parsed.error.issues, COMPANY_CODES, "bad text"));
}

/** A stored company as its form shows it. */
export const companyFields = ({ slug, nameEn, nameZh, nameAr, position }: CompanyValues): CompanyFields => ({
  slug,
  nameEn,
  nameZh,
  nameAr,
  position: String(position),
});

/** The fields of a form that was sent; what is missing or no text counts as empty. */
export function sentCompanyFields(form: FormData): CompanyFields {
  const text = (field: string): string => {
    const value = form.get(field);
    return typeof value === "string" ? value : "";
  };
  return {
    slug: text("slug"),
    nameEn: text("nameEn"),
    nameZh: text("nameZh"),
    nameAr: text("nameAr"),
    position: text("position"),
  };
}
