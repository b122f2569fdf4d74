import type { ComponentProps } from "react";
import type { CompanyForm } from "../../../../components/admin/company-form.tsx";
import type { Messages } from "../../../../lib/i18n/messages.ts";
import { localePath } from "../../../../lib/i18n/routing.ts";

/** What the form of a company says, in a language. */
export function companyFormTexts(
  locale: string,
  { admin, adminReference: { companies } }: Messages,
): Pick<ComponentProps<typeof CompanyForm>, "locale" | "labels" | "formLabels" | "listHref" | "signInHref"> {
  const { slug, slugHelp, slugFixed, nameEn, nameZh, nameAr, position, positionHelp, what } = companies;
  return {
    locale,
    labels: { slug, slugHelp, slugFixed, nameEn, nameZh, nameAr, position, positionHelp, what },
    formLabels: admin.form,
    listHref: localePath(locale, "/admin/companies"),
    signInHref: localePath(locale, "/admin"),
  };
}
