import { attempt } from "../../../../lib/views/attempt.ts";
import { askingFor } from "../../../../lib/views/study/outside-instrument.ts";
import { studyFile } from "../../../../lib/views/study/study-file.ts";
import { fileAnswer } from "../../file-answer.ts";

/**
 * A study of stored quotes round any dates, by the parameters of `/study`: JSON as the study command writes it, or with
 * `format=csv` one of its tables. Nothing of it is stored.
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const made = await attempt(() => studyFile(searchParams, undefined, askingFor(request.headers)));
  return fileAnswer(request, made, "This can't be studied");
}
