import { AdjustmentError, readjust } from "../../quotes/ingest/readjust.ts";
import type { Result } from "../../result.ts";
import type { StoreSession } from "../../store/client.ts";
import type { EditProblem } from "../../store/reference/edit-problem.ts";
import { readInstruments } from "../../store/reference/instruments.ts";
import { EditRefused } from "../edit-refused.ts";

/**
 * Adjusts an instrument's closes anew once a bar or an action of it is stored or gone.
 * @throws EditRefused where they can't be, because a rate is missing or a dividend exceeds the price
 */
export async function adjusted(
  store: StoreSession,
  symbol: string,
  written: Promise<Result<true, EditProblem>>,
): Promise<Result<true, EditProblem>> {
  const done = await written;
  if (!done.ok) return done;
  const instrument = (await readInstruments(store)).find((one) => one.symbol === symbol);
  if (!instrument) return done;
  try {
    await readjust(store, instrument);
    return done;
  } catch (error) {
    if (error instanceof AdjustmentError || error instanceof RangeError) {
      throw new EditRefused({ code: "not adjustable", names: error.message });
    }
    throw error;
  }
}
