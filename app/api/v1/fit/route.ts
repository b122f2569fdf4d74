import { attempt } from "../../../../lib/views/attempt.ts";
import { fitFile } from "../../../../lib/views/fit-file.ts";
import { askingFor } from "../../../../lib/views/study/outside-instrument.ts";
import { fileAnswer } from "../../file-answer.ts";

/**
 * What the plots of one fit draw: of an announcement (`event`, `symbol`) by the parameters of its page, or of one date
 * of a study (`date`) by those of `/study`. CSV, or with `format=json` the same rows. Nothing of it is stored.
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const made = await attempt(() => fitFile(searchParams, undefined, askingFor(request.headers)));
  return fileAnswer(request, made, "There is no such fit");
}
