import { rateLimit } from "../rate-limit.ts";

/** So many questions to Yahoo Finance a minute from one network, and from all together. */
export const QUESTIONS_A_NETWORK = 6;
export const QUESTIONS_IN_ALL = 30;

/** Counts a question to Yahoo Finance and says how long it has to wait; `forget` is for tests. */
export const { secondsToWait, forget: forgetQuestions } = rateLimit("yahoo", {
  aNetwork: QUESTIONS_A_NETWORK,
  inAll: QUESTIONS_IN_ALL,
});
