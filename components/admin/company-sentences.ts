import type { Messages } from "../../i18n/messages.ts";
import type { CompanyFieldProblem } from "../../lib/admin/company-form.ts";

/** What is wrong with fields, each as the end of a sentence that begins with the field's name. */
export const companySentences = (
  { adminReference }: Messages,
  problems: readonly CompanyFieldProblem[],
): { readonly field: string; readonly says: string }[] =>
  problems.map(({ field, code }) => ({ field, says: adminReference.companies.codes[code] }));
