import { DATASET_LIST } from "../../../../lib/export/datasets.ts";
import { exportFile, exportName } from "../../../../lib/export/export-file.ts";
import { attempt } from "../../../../lib/views/attempt.ts";
import { problem, storeNotUsable } from "../../problem.ts";
import { streamed } from "../../streamed.ts";

/** `bars`, `events`, `reactions`, `days`, `parts`, `sessions`, `explained`, `moves` and `claims` as `.csv` and `.json`, with the filter of the pages, streamed. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await params;
  const name = exportName(file);
  if (!name) {
    return problem({
      status: 404,
      title: "No such file",
      detail: `There are ${DATASET_LIST}, each as .csv and .json.`,
    });
  }
  const exported = await attempt(() => exportFile(name, new URL(request.url).searchParams));
  if (!exported.ok) {
    return storeNotUsable(exported.problem);
  }
  if (!exported.value.ok) {
    const problems = exported.value.problem;
    return problem({
      status: 400,
      title: "The filter can't be used",
      detail: problems.map(({ message }) => message).join("; "),
      parameters: problems.map(({ parameter, code, given, message }) => ({
        parameter,
        code,
        given,
        message,
      })),
    });
  }
  const { contentType, fileName, revision } = exported.value.value;
  return new Response(streamed(exported.value.value.pieces, request.headers.get("x-request-id")), {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="${fileName}"`,
      "x-data-revision": String(revision),
      "cache-control": "no-cache",
    },
  });
}
