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
