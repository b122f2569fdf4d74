import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { listenProblem, portProblem } from "../../../lib/cli/port.ts";

it("a port that another took is told in a sentence, before the app is built and when it was lost meanwhile", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  expect(await portProblem(port, "127.0.0.1")).toMatch(/^Port \d+ is in use [\s\S]*\nNothing was changed\.$/);
  const late = createServer().listen(port, "127.0.0.1");
  const [error] = await once(late, "error");
  expect(listenProblem(error, port, "127.0.0.1")).toMatch(/^Port \d+ is in use by another program\. Stop it/);
  await new Promise((resolve) => other.close(resolve));
  expect(await portProblem(port, "127.0.0.1")).toBeNull();
});

it("an address of no machine here is named with what to set; any other error is none of the port's", async () => {
  expect(await portProblem(4799, "203.0.113.1")).toMatch(
    /^Can't listen on 203\.0\.113\.1:4799 \(EADDRNOTAVAIL\)/,
  );
  expect(listenProblem(new Error("other"), 80, "localhost")).toBeNull();
});
