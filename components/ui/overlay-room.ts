import { createContext } from "react";

/**
 * The element in which something that opens over the page hangs: a window or a panel around its button, so that a press
 * in one is no press outside of the other; null is the page itself.
 */
export const OverlayRoom = createContext<HTMLElement | null>(null);
