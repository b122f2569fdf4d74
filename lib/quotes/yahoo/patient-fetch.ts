import { patientFetch as patientFetchOf, type RequestPolicy } from "../http/patient-fetch.ts";

export type { RequestPolicy };

/** The patient `fetch` for yahoo-finance2, which has no time-out and no retry of its own; throws RequestError. */
export const patientFetch = (policy: RequestPolicy = {}): typeof fetch =>
  patientFetchOf("Yahoo Finance", policy);
