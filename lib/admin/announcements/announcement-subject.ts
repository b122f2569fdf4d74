import { fail, succeed } from "../../result.ts";
import type { StoreSession } from "../../store/client.ts";
import {
  type AnnouncementEntity,
  readAnnouncementEntities,
} from "../../store/reference/edit-announcements.ts";
import { readCompanies } from "../../store/reference/reference-reads.ts";
import type { SubjectForm } from "../forms/subject-form.ts";
import { ANNOUNCEMENT_CONTROLS, announcementValues, fieldsOf, newFields } from "./announcement-fields.ts";
import { parseAnnouncement } from "./announcement-form.ts";

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

export const announcementForm: SubjectForm<AnnouncementEntity> = {
  key: "slug",
  controls: ANNOUNCEMENT_CONTROLS,
  shown: fieldsOf,
  opened: async (_store, given) => newFields(given),
  read: async (store, values) => {
    const { lanes, companies } = await readChoices(store);
    const parsed = parseAnnouncement(announcementValues.parse(values), {
      lanes: new Set(lanes),
      companies: new Set(companies.map(({ slug }) => slug)),
    });
    return parsed.ok
      ? succeed({ key: parsed.value.slug, entity: parsed.value })
      : fail({ code: "fields", fields: parsed.problem });
  },
};
