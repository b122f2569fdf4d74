/** Looks at what may change at any time: the one under way, and the one after it. */
export interface Looks<Seen> {
  present: Promise<Seen> | null;
  /** For whoever asked while the present one was under way. */
  next: Promise<Seen> | null;
}

/** None under way. */
export const noLooks = <Seen>(): Looks<Seen> => ({ present: null, next: null });

/**
 * What `look` finds; one look at a time. One that is under way may have seen what is gone since, so whoever asks
 * meanwhile shares the next one.
 * @throws what the look throws; the next one looks all the same
 */
export function lookOnce<Seen>(looks: Looks<Seen>, look: () => Promise<Seen>): Promise<Seen> {
  if (!looks.present) return begun(looks, look);
  looks.next ??= looks.present
    .catch(() => {})
    .then(() => {
      looks.next = null;
      return looks.present ?? begun(looks, look);
    });
  return looks.next;
}

function begun<Seen>(looks: Looks<Seen>, look: () => Promise<Seen>): Promise<Seen> {
  const present = look().finally(() => {
    if (looks.present === present) looks.present = null;
  });
  looks.present = present;
  return present;
}
