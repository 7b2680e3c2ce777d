import type { NextConfig } from "next";

// The one switch of the sandbox in the app: the browser SDK is swapped for its stand-in at build time.
const isSandbox = process.env.DOC_SANDBOX === "1";

const securityHeaders = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "microphone=(self), camera=(), geolocation=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
};

// Next adds the build folder's types to the tsconfig it is given; a build apart gets one of its own.
const distDir = process.env.NEXT_DIST_DIR || ".next";

// What draws clips reads these from disk (lib/clips/open-picture-files.ts).
const pictureFiles = ["./lib/clips/picture/fonts/*.ttf", "./node_modules/@discordapp/twemoji/dist/svg/*.svg"];

const config: NextConfig = {
  distDir,
  serverExternalPackages: ["@resvg/resvg-js", "harfbuzzjs"],
  outputFileTracingIncludes: { "/api/generate-clip/**": pictureFiles, "/api/cron/clips": pictureFiles },
  typescript: { tsconfigPath: distDir === ".next" ? "tsconfig.json" : `tsconfig.${distDir.slice(1)}.json` },
  reactStrictMode: true,
  poweredByHeader: false,
  // No page has pictures that are made smaller for it, so nobody may have the server make any: /_next/image is not there.
  images: { unoptimized: true },
  typedRoutes: true,
  agentRules: false,
  devIndicators: false,
  allowedDevOrigins: ["127.0.0.1", "localhost"],
  headers: async () => [
    // Whatever an API answers is no page: opened as one it may do nothing, and no other site may embed it.
    {
      source: "/api/:path*",
      headers: [
        { key: "content-security-policy", value: "default-src 'none'; frame-ancestors 'none'" },
        { key: "cross-origin-resource-policy", value: "same-origin" },
      ],
    },
    {
      source: "/:path*",
      headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })),
    },
    // A clip's address is all that it takes to see it: no index keeps it, and no other site is told.
    ...["/share/:path*", "/api/share/:path*"].map((source) => ({
      source,
      headers: [
        { key: "x-robots-tag", value: "noindex" },
        { key: "referrer-policy", value: "same-origin" },
      ],
    })),
  ],
  turbopack: {
    root: import.meta.dirname,
    resolveAlias: isSandbox ? { "retell-client-js-sdk": "./sandbox/retell/browser-sdk/index.ts" } : {},
  },
};

export default config;
