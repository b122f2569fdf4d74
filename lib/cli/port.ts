import { createServer } from "node:net";

/** A sentence about why the port can't be had; null when it is free. */
export function portProblem(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => {
      resolve(`${listenProblem(error, port, host) ?? error.message}\nNothing was changed.`);
    });
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

/** What kept a server from listening, as a sentence; null for an error of anything else. */
export function listenProblem(error: unknown, port: number, host: string): string | null {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return null;
  const { syscall, code } = error;
  if (syscall === "listen" && code === "EADDRINUSE") {
    return `Port ${port} is in use by another program. Stop it, or choose another: PORT=3001 npm start`;
  }
  // A name that leads nowhere fails before anything listens.
  return syscall === "listen" || syscall === "bind" || syscall === "getaddrinfo"
    ? `Can't listen on ${host}:${port} (${code}). Set HOSTNAME and PORT to an address of this machine.`
    : null;
}
