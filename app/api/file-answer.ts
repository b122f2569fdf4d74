import type { Result } from "../../lib/result.ts";
import type { attempt } from "../../lib/views/attempt.ts";
import type { StudyFile, StudyFileProblem } from "../../lib/views/study/study-file.ts";
import { problem, storeNotUsable } from "./problem.ts";
import { streamed } from "./streamed.ts";

/** A file as it is made, the parameters that keep it from being made (400, `title`), or why the store can't be used. */
export function fileAnswer(
  request: Request,
  made: Awaited<ReturnType<typeof attempt<Result<StudyFile, readonly StudyFileProblem[]>>>>,
  title: string,
): Response {
  if (!made.ok) return storeNotUsable(made.problem);
  if (!made.value.ok) {
    const parameters = made.value.problem;
    const detail = parameters.map(({ message }) => message).join("; ");
    return problem({ status: 400, title, detail, parameters });
  }
  const { pieces, contentType, fileName, revision } = made.value.value;
  return new Response(streamed(pieces, request.headers.get("x-request-id")), {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="${fileName.replace(/[^\w.-]/g, "_")}"`,
      "x-data-revision": String(revision),
      "cache-control": "no-cache",
    },
  });
}
