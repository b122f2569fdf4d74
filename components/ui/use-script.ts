import { useSyncExternalStore } from "react";

/**
 * Whether a script draws this: false on the server and in the first drawing in the browser, which is the same. What is
 * seen or heard only of a page that a script runs on is not sent with its document.
 */
export const useScript = (): boolean => useSyncExternalStore(neverChanges, there, notThere);

const neverChanges = () => () => {};
const there = () => true;
const notThere = () => false;
