import { DEFAULT_LOCALE, LOCALES } from "./lib/i18n/routing.ts";

/** A first word that is a language, in a pattern of addresses. */
const LANGUAGES = LOCALES.flatMap((locale) => [`${locale}/`, `${locale}$`]).join("|");

/**
 * Plain JavaScript: for a configuration in TypeScript the server would load Next's compiler, 30 MB of it, at each start.
 * @type {import("next").NextConfig}
 */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Titles and descriptions stand in the head for everybody, not only for the robots that Next knows.
  htmlLimitedBots: /.*/,
  // `npm run check` checks the types; a start on a new machine need not wait for them.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "better-sqlite3",
    "@prisma/adapter-better-sqlite3",
    "@prisma/adapter-pg",
    "pg",
    "yahoo-finance2",
    "pino",
    "harfbuzzjs",
    "woff2-encoder",
  ],
  // Bodies come read and bounded (lib/server/body.ts), as large as this, so that a page can say of a file that it is
  // too large.
  experimental: { serverActions: { bodySizeLimit: "10mb" } },
  // `npm run dev` would print what is sent to a form's action, which may be a report's sentence.
  logging: { serverFunctions: false },
  images: { unoptimized: true }, // no page uses the optimiser, which would ask this server for any path
  // English has no prefix. Redirects to the one address of a page, and the headers, are made by lib/server.
  rewrites: async () => ({
    beforeFiles: [
      { source: "/", destination: `/${DEFAULT_LOCALE}` },
      // Not files: neither the rooms of files nor a single word with a dot.
      {
        source: `/:path((?!${LANGUAGES}|api/|_next/|icons/|og/|fonts/|[^/]*\\.[^/]*$).+)`,
        destination: `/${DEFAULT_LOCALE}/:path`,
      },
    ],
    afterFiles: [],
    fallback: [],
  }),
};

export default nextConfig;
