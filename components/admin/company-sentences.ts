import type { CompanyFieldProblem } from "../../lib/admin/companies/company-form.ts";
import type { Messages } from "../../lib/i18n/messages.ts";

/** What is wrong with fields, each as the end of a sentence that begins with the field's name. */
export const companySentences = (
  { adminReference }: Messages,
  problems: readonly CompanyFieldProblem[],
): { readonly field: string; readonly says: string }[] =>
  problems.map(({ field, code }) => ({ field, says: adminReference.companies.codes[code] }));
