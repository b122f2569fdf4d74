import { z } from "zod";
import { fail, type Result, succeed } from "../result.ts";
import { bodyKind } from "./body-kind.ts";
import { feedInstant } from "./feed-date.ts";
import type { FeedEntry, FeedProblem, ParsedFeed } from "./parsed-feed.ts";
import { plainText } from "./plain-text.ts";

const modelSchema = z.object({
  id: z.string().regex(/^[\w.-]{1,96}\/[\w.-]{1,96}$/),
  createdAt: z.string().optional(),
  private: z.boolean().default(false),
  tags: z.array(z.string()).default([]),
});

/** Reads Hugging Face's list of models (a JSON array); derived repositories are left out and counted. */
export function parseHuggingFace(body: string): Result<ParsedFeed, FeedProblem> {
  const rows = z.array(z.unknown()).safeParse(jsonOf(body));
  if (!rows.success) {
    const message = `It was to send a list of models and sent ${bodyKind(body)}.`;
    return fail({ code: "unreadable", message });
  }
  const entries: FeedEntry[] = [];
  let bad = 0;
  let derived = 0;
  for (const row of rows.data) {
    const model = modelSchema.safeParse(row);
    if (!model.success || model.data.private) bad += 1;
    else if (isDerivedRepository(model.data.id, model.data.tags)) derived += 1;
    else {
      const { id, createdAt } = model.data;
      entries.push({
        externalId: id,
        title: plainText(id.slice(id.indexOf("/") + 1)),
        url: `https://huggingface.co/${id}`,
        publishedAt: feedInstant(createdAt ?? ""),
      });
    }
  }
  return succeed({ entries, bad, derived });
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/**
 * Words at which a repository's name says that it holds a model in another form: a file format or a number
 * format of fewer bits, one device's build, an adapter, or an expert's intermediate state.
 */
const OTHER_FORM =
  /(?:^|[-_.])(?:gguf|ggml|awq|gptq|exl[23]|bnb|mlx|onnx|openvino|coreml|tflite|litert|torchao|int[48]|w[48]a(?:8|16)|fp[48]|nvfp4|mxfp4|qat|[1-8]bit|q[2-8](?:_[0-9k])?|quantized|lora|adapter|mirror)(?=$|[-_.])/i;

/** Tags by which Hugging Face itself says that a repository is made from another without training it anew. */
const MADE_FROM = /^base_model:(?:quantized|adapter|merge):/;

/**
 * Whether a Hugging Face repository repeats a model in another form, so that it announces nothing. The rule: its
 * name has a word for a quantised or converted form (GGUF, AWQ, GPTQ, FP8, bnb, 4bit, MLX…), an adapter or a
 * mirror; or a tag says `base_model:quantized:`, `adapter:` or `merge:`. A model fine-tuned by its own maker
 * (`base_model:finetune:`) stays, because that is how an instruct model is told from its base.
 */
export function isDerivedRepository(id: string, tags: readonly string[]): boolean {
  const name = id.slice(id.indexOf("/") + 1);
  return OTHER_FORM.test(name) || tags.some((tag) => MADE_FROM.test(tag));
}
