import type { NextConfig } from "next";

const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
];

/** Every path but the charts that other pages may frame. */
const NOT_EMBEDDED = "/((?!embed/|en/embed/|zh/embed/|ar/embed/).*)";

const nextConfig: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Titles and descriptions stand in the head for everybody, not only for the robots that Next knows.
  htmlLimitedBots: /.*/,
  // `npm run check` checks the types; a start on a new machine need not wait for them.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["better-sqlite3", "@prisma/adapter-better-sqlite3", "yahoo-finance2", "pino"],
  // An imported file may have 1 MB; one of several is read as well, so that the page can say that it is too large.
  // Beyond this, which is what Next hands to a proxy at most, it answers 500 by itself.
  experimental: { serverActions: { bodySizeLimit: "10mb" } },
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    { source: NOT_EMBEDDED, headers: [{ key: "X-Frame-Options", value: "DENY" }] },
  ],
  // English has no prefix. Here and not in proxy.ts: a rewrite there compares origins, and Next writes
  // 127.0.0.1 as localhost, so that a server bound to 127.0.0.1 would forward the page to itself.
  redirects: async () => [{ source: "/en/:path*", destination: "/:path*", permanent: false }],
  rewrites: async () => ({
    beforeFiles: [
      { source: "/", destination: "/en" },
      { source: "/:path((?!en/|en$|zh/|zh$|ar/|ar$|api/|_next/|.*\\.).+)", destination: "/en/:path" },
    ],
    afterFiles: [],
    fallback: [],
  }),
};

export default nextConfig;
