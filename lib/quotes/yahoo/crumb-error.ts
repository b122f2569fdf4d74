import { RequestError } from "../http/request-error.ts";

/** Yahoo gave no cookie or no crumb; another try with a fresh client may get one. */
export class CrumbError extends RequestError {
  constructor(why: string, options?: ErrorOptions) {
    super("refused", `Yahoo Finance refused the request: ${why}.`, options);
  }
}
