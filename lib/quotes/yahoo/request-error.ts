export { connectionFault, RequestError as YahooRequestError } from "../http/request-error.ts";
