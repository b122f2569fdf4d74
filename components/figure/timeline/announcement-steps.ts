/** To the next announcement or back to the previous one; or a walk that begins at one of them. */
export type AnnouncementStep = "next" | "previous" | { readonly walkFrom: string };
type Listener = (step: AnnouncementStep) => void;

const listeners = new Set<Listener>();

/** Lets a figure hear the shortcuts that step through announcements; the returned function ends that. */
export function hearAnnouncementSteps(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Tells the page's figure to step, or to begin its walk at an announcement; nothing happens where there is none. */
export function stepAnnouncement(step: AnnouncementStep): void {
  for (const listener of listeners) listener(step);
}
