import { fail, type Result, succeed } from "../../result.ts";
import type { Store } from "../../store/client.ts";
import { readCompany } from "../../store/reference/edit-companies.ts";
import type { EditProblem } from "../../store/reference/edit-problem.ts";
import type { Admin } from "../access/session.ts";
import { applyEdit, type EditContext } from "../edits.ts";
import { type StoreUnusable, write } from "../writing.ts";
import { type CompanyFieldProblem, type CompanyFields, parseCompany } from "./company-form.ts";

/** A form as it was sent. */
export interface SentCompany {
  readonly fields: CompanyFields;
  /** The slug of the company that is changed; null for a new one. */
  readonly slug: string | null;
  /** `fingerprint` of the company when the form was opened. */
  readonly seen: string | null;
}

/** Fields of a company that can't be used. */
export interface CompanyRefused {
  readonly code: "fields";
  readonly fields: readonly CompanyFieldProblem[];
}

/** Stores what the form of a company holds and keeps its share counts; answers with its slug. */
export async function saveCompanyForm(
  store: Store,
  { fields, slug, seen }: SentCompany,
  context: EditContext,
): Promise<Result<{ readonly slug: string }, CompanyRefused | EditProblem>> {
  const parsed = parseCompany(slug === null ? fields : { ...fields, slug });
  if (!parsed.ok) return fail({ code: "fields", fields: parsed.problem });
  const key = parsed.value.slug;
  const shareCounts = (await readCompany(store, key))?.shareCounts ?? [];
  const whole = { subject: "company", key, entity: { ...parsed.value, shareCounts } } as const;
  const edited = await applyEdit(
    store,
    slug === null ? { ...whole, action: "add" } : { ...whole, action: "change", seen },
    context,
  );
  return edited.ok ? succeed({ slug: key }) : edited;
}

/** The same as the person who signed in, on the server's own store. */
export async function submitCompany(
  admin: Admin,
  sent: SentCompany,
): Promise<Result<{ readonly slug: string }, CompanyRefused | EditProblem | StoreUnusable>> {
  return write<{ readonly slug: string }, CompanyRefused | EditProblem>(admin, (store, context) =>
    saveCompanyForm(store, sent, context),
  );
}

/** Removes a company that is still as the person saw it, and that nothing hangs on. */
export async function deleteCompany(
  admin: Admin,
  slug: string,
  seen: string | null,
): Promise<Result<{ readonly entry: number | null }, EditProblem | StoreUnusable>> {
  return write(admin, (store, context) =>
    applyEdit(store, { subject: "company", key: slug, action: "remove", seen }, context),
  );
}
