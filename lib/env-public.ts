import { z } from "zod";

const schema = z.object({ NEXT_PUBLIC_APP_URL: z.url({ protocol: /^https?$/ }) });

/** What pages may show, read on the server at request time: one build serves any address. */
export function publicEnv(): { appUrl: string } {
  // The whole object is handed over, so that the build inlines none of the NEXT_PUBLIC_ names.
  return { appUrl: schema.parse(process.env).NEXT_PUBLIC_APP_URL };
}
