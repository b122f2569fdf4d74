import type { z } from "zod";
import type { Result } from "../result.ts";
import { barEntity, readBar, removeBar, saveBar } from "../store/bars/edit-bars.ts";
import { readClaimReport } from "../store/claims/claims.ts";
import type { Store, StoreSession } from "../store/client.ts";
import { AUDIT_SUBJECTS, type AuditSubject } from "../store/people/audit.ts";
import { actionEntity, readAction, removeAction, saveAction } from "../store/reference/edit-actions.ts";
import {
  announcementEntity,
  readAnnouncement,
  removeAnnouncement,
  saveAnnouncement,
} from "../store/reference/edit-announcements.ts";
import {
  claimEntity,
  claimReportEntity,
  readClaimEntity,
  removeClaimEntity,
  removeReportEntity,
  saveClaimEntity,
  saveReportEntity,
} from "../store/reference/edit-claims.ts";
import { companyEntity, readCompany, removeCompany, saveCompany } from "../store/reference/edit-companies.ts";
import {
  instrumentEntity,
  readInstrument,
  removeInstrument,
  saveInstrument,
} from "../store/reference/edit-instruments.ts";
import type { EditProblem } from "../store/reference/edit-problem.ts";
import { announcementForm } from "./announcements/announcement-subject.ts";
import { claimForm } from "./claims/claim-form.ts";
import { reportForm } from "./claims/report-form.ts";
import { companyForm } from "./companies/company-form.ts";
import type { SubjectForm } from "./forms/subject-form.ts";
import { instrumentForm } from "./instruments/instrument-subject.ts";
import { actionForm } from "./quotes/action-form.ts";
import { adjusted } from "./quotes/adjusted.ts";
import { barForm } from "./quotes/bar-form.ts";
import { checkAnew } from "./quotes/check-anew.ts";

/** What people can change. */
export const SUBJECT_NAMES = AUDIT_SUBJECTS;
export type { AuditSubject };

/** How one kind of thing is read, stored, removed, and typed, whatever it looks like inside. */
export interface Subject {
  /** The whole thing with its children, or null. */
  readonly read: (store: StoreSession, key: string) => Promise<object | null>;
  /**
   * Stores the whole thing as given.
   * @throws ZodError when it is not of this kind
   */
  readonly save: (store: StoreSession, entity: unknown) => Promise<Result<true, EditProblem>>;
  /** Takes it away; `reason` is kept where its kind keeps revisions. */
  readonly remove: (store: StoreSession, key: string, reason: string) => Promise<Result<true, EditProblem>>;
  /**
   * A thing as the log has it, with what has been added to its kind since.
   * @throws ZodError when it is not of this kind
   */
  readonly parse: (logged: unknown) => object;
  readonly form: SubjectForm<object>;
  /** What is to be looked at anew once one was changed and the change is committed. */
  readonly after?: (store: Store, key: string, now: Date) => Promise<void>;
}

function subject<Entity extends object>(
  schema: z.ZodType<Entity>,
  form: SubjectForm<Entity>,
  rest: Pick<Subject, "read" | "remove" | "after"> & {
    readonly save: (store: StoreSession, entity: Entity) => Promise<Result<true, EditProblem>>;
  },
): Subject {
  const parse = (logged: unknown) => schema.parse(logged);
  return {
    ...rest,
    parse,
    save: (store, entity) => rest.save(store, parse(entity)),
    form: { ...form, shown: (entity) => form.shown(parse(entity)) },
  };
}

/** Everything that people can change. */
export const SUBJECTS: Readonly<Record<AuditSubject, Subject>> = {
  company: subject(companyEntity, companyForm, {
    read: readCompany,
    save: saveCompany,
    remove: removeCompany,
  }),
  instrument: subject(instrumentEntity, instrumentForm, {
    read: readInstrument,
    save: saveInstrument,
    remove: removeInstrument,
  }),
  announcement: subject(announcementEntity, announcementForm, {
    read: readAnnouncement,
    save: saveAnnouncement,
    remove: removeAnnouncement,
  }),
  bar: subject(barEntity, barForm, {
    read: readBar,
    save: (store, entity) => adjusted(store, entity.symbol, saveBar(store, entity)),
    remove: (store, key, reason) => adjusted(store, symbolOf(key), removeBar(store, key, reason)),
    after: (store, key, now) => checkAnew(store, symbolOf(key), now),
  }),
  action: subject(actionEntity, actionForm, {
    read: readAction,
    save: (store, entity) => adjusted(store, entity.symbol, saveAction(store, entity)),
    remove: (store, key, reason) => adjusted(store, symbolOf(key), removeAction(store, key, reason)),
    after: (store, key, now) => checkAnew(store, symbolOf(key), now),
  }),
  "claim report": subject(claimReportEntity, reportForm, {
    read: readClaimReport,
    save: saveReportEntity,
    remove: removeReportEntity,
  }),
  claim: subject(claimEntity, claimForm, {
    read: readClaimEntity,
    save: saveClaimEntity,
    remove: removeClaimEntity,
  }),
};

/** The symbol in the name of a bar or an action. */
const symbolOf = (key: string): string => key.split(" ")[0] ?? key;
