// Stands in for a server that is told of new data revisions: says each one that it meets, a line a revision. No second
// passes here, so that it never asks by itself whether the revision moved on.
import { listenForRevisions } from "../../lib/store/shared/revision-listener.ts";
import { watchedRevision } from "../../lib/store/shared/revision-watch.ts";

const LOOK_MILLISECONDS = 5;

const begun = performance.now();
performance.now = () => begun;
let known = -1;
const look = async () => {
  const { revision } = await watchedRevision();
  if (revision !== known) process.stdout.write(`${revision}\n`);
  known = revision;
  setTimeout(look, LOOK_MILLISECONDS);
};
await look();
listenForRevisions();
