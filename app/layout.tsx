import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { publicEnv } from "@/lib/env-public";
import { fraunces, inter } from "./fonts";
import "./globals.css";

const title = "Doc, by Kenstera";
const description =
  "A dry, kind voice at the end of a long shift. Doc is an AI that physicians talk to out loud, in the browser.";

export async function generateMetadata(): Promise<Metadata> {
  await connection();
  return {
    metadataBase: new URL(publicEnv().appUrl),
    title: { default: title, template: `%s · ${title}` },
    description,
    applicationName: "Doc",
    openGraph: { title, description, siteName: title, type: "website", locale: "en_US" },
    twitter: { card: "summary_large_image", title, description },
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  colorScheme: "dark light",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f9f6f1" },
    { media: "(prefers-color-scheme: dark)", color: "#0f141d" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is made per request, so that its scripts carry that request's nonce.
  await connection();
  return (
    <html lang="en" className={`${inter.variable} ${fraunces.variable}`}>
      <body className="flex flex-col">{children}</body>
    </html>
  );
}
