import type { z } from "zod";
import type { Result } from "../result.ts";
import type { AuditSubject } from "../store/audit.ts";
import type { StoreSession } from "../store/client.ts";
import {
  announcementEntity,
  readAnnouncement,
  removeAnnouncement,
  saveAnnouncement,
} from "../store/reference/edit-announcements.ts";
import { companyEntity, readCompany, removeCompany, saveCompany } from "../store/reference/edit-companies.ts";
import {
  instrumentEntity,
  readInstrument,
  removeInstrument,
  saveInstrument,
} from "../store/reference/edit-instruments.ts";
import type { EditProblem } from "../store/reference/edit-problem.ts";

/** How one kind of thing is read, stored and removed, whatever it looks like inside. */
export interface SubjectStore {
  /** The whole thing with its children, or null. */
  readonly read: (store: StoreSession, key: string) => Promise<object | null>;
  /**
   * Stores the whole thing as given.
   * @throws ZodError when it is not of this kind
   */
  readonly save: (store: StoreSession, entity: unknown) => Promise<Result<true, EditProblem>>;
  readonly remove: (store: StoreSession, key: string) => Promise<Result<true, EditProblem>>;
  /**
   * A thing as the log has it, with what has been added to its kind since.
   * @throws ZodError when it is not of this kind
   */
  readonly parse: (logged: unknown) => object;
}

function subjectStore<Entity extends object>(
  schema: z.ZodType<Entity>,
  rest: Pick<SubjectStore, "read" | "remove"> & {
    readonly save: (store: StoreSession, entity: Entity) => Promise<Result<true, EditProblem>>;
  },
): SubjectStore {
  const parse = (logged: unknown) => schema.parse(logged);
  return { ...rest, parse, save: (store, entity) => rest.save(store, parse(entity)) };
}

/** Everything that people can change. */
export const SUBJECTS: Readonly<Record<AuditSubject, SubjectStore>> = {
  company: subjectStore(companyEntity, { read: readCompany, save: saveCompany, remove: removeCompany }),
  instrument: subjectStore(instrumentEntity, {
    read: readInstrument,
    save: saveInstrument,
    remove: removeInstrument,
  }),
  announcement: subjectStore(announcementEntity, {
    read: readAnnouncement,
    save: saveAnnouncement,
    remove: removeAnnouncement,
  }),
};
