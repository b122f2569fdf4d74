import { attempt } from "../../../../lib/views/attempt.ts";
import { askingFor } from "../../../../lib/views/study/outside-instrument.ts";
import { studyFile } from "../../../../lib/views/study/study-file.ts";
import { problem, storeNotUsable } from "../../problem.ts";
import { streamed } from "../../streamed.ts";

/**
 * A study of stored quotes round any dates, by the parameters of `/study`: JSON as the study command writes it, or with
 * `format=csv` one of its tables. Nothing of it is stored.
 */
export async function GET(request: Request): Promise<Response> {
  const made = await attempt(() =>
    studyFile(new URL(request.url).searchParams, undefined, askingFor(request.headers)),
  );
  if (!made.ok) return storeNotUsable(made.problem);
  if (!made.value.ok) {
    const parameters = made.value.problem;
    return problem({
      status: 400,
      title: "This can't be studied",
      detail: parameters.map(({ message }) => message).join("; "),
      parameters,
    });
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
