import { describe, expect, it } from "vitest";
import { Markup, markup } from "../../../components/social/markup.ts";

describe("markup", () => {
  it("escapes what a text could break out with, in an element and in a quoted attribute", () => {
    const title = `"><script>alert('1') & more</script>`;
    expect(markup`<a href="${title}">${title}</a>`.text).toBe(
      '<a href="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;) &amp; more&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;) &amp; more&lt;/script&gt;</a>',
    );
  });

  it("leaves markup and lists of it as they are, and null out", () => {
    expect(markup`<p>${[markup`<b>${1}</b>`, new Markup("<i/>")]}${null}</p>`.text).toBe(
      "<p><b>1</b><i/></p>",
    );
  });

  it("drops U+0000 and U+0008 and mends a lone surrogate, which no XML document may hold; 模型 and 🚀 stay", () => {
    expect(markup`${"a\u0000b\u0008c\ud800d 模型 🚀"}`.text).toBe("abc\ufffdd 模型 🚀");
  });
});
