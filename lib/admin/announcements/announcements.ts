import { fail, type Result, succeed } from "../../result.ts";
import type { StoreSession } from "../../store/client.ts";
import { readAnnouncementEntities } from "../../store/reference/edit-announcements.ts";
import type { EditProblem } from "../../store/reference/edit-problem.ts";
import { readCompanies } from "../../store/reference/reference-reads.ts";
import type { Admin } from "../access/session.ts";
import { applyEdit } from "../edits.ts";
import { type StoreUnusable, write } from "../writing.ts";
import type { AnnouncementFields } from "./announcement-fields.ts";
import { type AnnouncementVocabulary, type FieldProblem, parseAnnouncement } from "./announcement-form.ts";

/** Lanes that are there before any announcement lies in them. */
const STANDING_LANES = ["Other labs", "Policy and market"];

/** What the form chooses from. */
export interface AnnouncementChoices {
  readonly lanes: readonly string[];
  readonly kinds: readonly string[];
  /** The zones of announcements stored; any other of the IANA list can be typed. */
  readonly zones: readonly string[];
  readonly companies: readonly {
    readonly slug: string;
    readonly names: { readonly en: string; readonly zh: string; readonly ar: string };
  }[];
}

/** What is stored that a form can choose from. */
export async function readChoices(store: StoreSession): Promise<AnnouncementChoices> {
  const [announcements, companies] = [await readAnnouncementEntities(store), await readCompanies(store)];
  const sorted = (values: readonly string[]) => [...new Set(values)].sort();
  return {
    lanes: [
      ...sorted(announcements.map(({ lane }) => lane).filter((lane) => !STANDING_LANES.includes(lane))),
      ...STANDING_LANES,
    ],
    kinds: sorted(announcements.flatMap(({ kind }) => kind.split("+"))),
    zones: sorted([...announcements.map(({ zone }) => zone), "UTC", "America/Los_Angeles", "Asia/Hong_Kong"]),
    companies: companies.map(({ slug, nameEn, nameZh, nameAr }) => ({
      slug,
      names: { en: nameEn, zh: nameZh, ar: nameAr },
    })),
  };
}

/** Fields that can't be used. */
export interface FieldsRefused {
  readonly code: "fields";
  readonly fields: readonly FieldProblem[];
}

/** A form as it was sent. */
export interface SentAnnouncement {
  readonly fields: AnnouncementFields;
  /** The slug of the announcement that is changed; null for a new one. */
  readonly slug: string | null;
  /** `fingerprint` of the announcement when the form was opened. */
  readonly seen: string | null;
}

/** Stores what the form of an announcement holds; answers with its slug. */
export async function submitAnnouncement(
  admin: Admin,
  { fields, slug, seen }: SentAnnouncement,
): Promise<Result<{ readonly slug: string }, FieldsRefused | EditProblem | StoreUnusable>> {
  return write<{ readonly slug: string }, FieldsRefused | EditProblem>(admin, async (store, context) => {
    const { lanes, companies } = await readChoices(store);
    const vocabulary: AnnouncementVocabulary = {
      lanes: new Set(lanes),
      companies: new Set(companies.map((company) => company.slug)),
    };
    const parsed = parseAnnouncement(slug === null ? fields : { ...fields, slug }, vocabulary);
    if (!parsed.ok) return fail({ code: "fields", fields: parsed.problem });
    const entity = parsed.value;
    const whole = { subject: "announcement", key: entity.slug, entity } as const;
    const edit =
      slug === null
        ? ({ ...whole, action: "add" } as const)
        : ({ ...whole, action: "change", seen } as const);
    const edited = await applyEdit(store, edit, context);
    return edited.ok ? succeed({ slug: entity.slug }) : edited;
  });
}

/** Removes an announcement that is still as the person saw it. */
export async function deleteAnnouncement(
  admin: Admin,
  slug: string,
  seen: string | null,
): Promise<Result<{ readonly entry: number | null }, EditProblem | StoreUnusable>> {
  return write(admin, (store, context) =>
    applyEdit(store, { subject: "announcement", key: slug, action: "remove", seen }, context),
  );
}
