import { createElement, type ReactElement } from "react";
import { renderToReadableStream } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { ReadingPage } from "../../../components/page/reading-page.tsx";

const SHAPE = 'data-testid="skeleton"';

/** A document with a page of one reading. */
const documentOf = async (read: () => Promise<string>): Promise<ReactElement> =>
  createElement(
    "body",
    {},
    await ReadingPage({
      locale: "en",
      shape: "chart",
      read,
      children: (said) => createElement("h1", {}, said),
    }),
  );

describe("a page that is read", () => {
  it("read at once: it stands in the document itself, without a shape that would be shown before it", async () => {
    const stream = await renderToReadableStream(await documentOf(async () => "QwQ-32B"));
    const html = await new Response(stream).text();
    expect(html).toContain("<h1>QwQ-32B</h1>");
    expect(html).not.toContain(SHAPE);
    expect(html).not.toContain('<div hidden=""');
  });

  it("read slowly: its shape is sent before what it shows, which comes after", async () => {
    let answer = (_: string) => {};
    const stream = await renderToReadableStream(
      await documentOf(
        () =>
          new Promise((resolve) => {
            answer = resolve;
          }),
      ),
    );
    const parts = stream.pipeThrough(new TextDecoderStream()).getReader();
    const first = (await parts.read()).value ?? "";
    expect(first).toContain(SHAPE);
    expect(first).not.toContain("QwQ-32B");
    answer("QwQ-32B");
    let rest = "";
    for (let part = await parts.read(); !part.done; part = await parts.read()) rest += part.value;
    expect(rest).toContain("<h1>QwQ-32B</h1>");
  });

  it("what fails at once keeps the place of what failed: the rest of the page is sent", async () => {
    const failures: unknown[] = [];
    const stream = await renderToReadableStream(
      await documentOf(async () => {
        throw new TypeError("not expected");
      }),
      { onError: (error) => void failures.push(error) },
    );
    expect(await new Response(stream).text()).toContain(SHAPE);
    expect(failures).toEqual([new TypeError("not expected")]);
  });

  it("under a word that is no language, `_next` say: nothing is read, and there is no such page", async () => {
    const read = vi.fn(async () => "QwQ-32B");
    const page = ReadingPage({ locale: "_next", shape: null, read, children: (said) => said });
    await expect(page).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
    expect(read).not.toHaveBeenCalled();
  });
});
