import localFont from "next/font/local";

export const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter",
  adjustFontFallback: "Arial",
});

/** Cut by scripts/brand/page-font.ts to what the pages use of it: a third of the whole. */
export const fraunces = localFont({
  src: "./fonts/fraunces.woff2",
  weight: "400 600",
  variable: "--font-fraunces",
  adjustFontFallback: "Times New Roman",
});
