import { timelinePart } from "../../../../lib/views/figure/timeline-part.ts";
import { answerPagePart } from "../../page-part.ts";

/** The announcements of a page's filter in a range of days, which its timeline asks for where it has counts only. */
export const GET = answerPagePart(timelinePart, (problems) => ({
  title: "The range can't be used",
  detail: problems.map(({ message }) => message).join("; "),
}));
