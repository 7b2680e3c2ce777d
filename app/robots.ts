import type { MetadataRoute } from "next";

/** Nothing here names the operators' pages: to everybody else there are none. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/api/", "/calls/", "/settings"] },
  };
}
