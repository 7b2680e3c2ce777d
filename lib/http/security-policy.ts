type Options = {
  nonce: string;
  connectOrigins: readonly string[];
  /** Where the check against machines opens its frame. */
  captchaOrigin: string;
  /** Where clips lie: their addresses lead there by redirect. */
  mediaOrigin: string;
  isDev: boolean;
};

/**
 * The pages' Content-Security-Policy. Scripts need the nonce; what they load is trusted in turn. Pages come with style
 * attributes (how far the seek bar has got), hence `style-src-attr`. Development needs eval and inline styles for hot
 * reload.
 */
export function contentSecurityPolicy(options: Options): string {
  const { nonce, connectOrigins, captchaOrigin, mediaOrigin, isDev } = options;
  const directives: Record<string, string> = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    "style-src": isDev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    "style-src-attr": "'unsafe-inline'",
    "img-src": `'self' blob: data: ${mediaOrigin}`,
    "font-src": "'self'",
    "media-src": `'self' blob: ${mediaOrigin}`,
    "worker-src": "'self' blob:",
    "connect-src": ["'self'", captchaOrigin, ...connectOrigins].join(" "),
    "frame-src": captchaOrigin,
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/** The bucket's origin: a stand-in's where one is named, else the bucket's own host. */
export function mediaOriginOf(env: {
  AWS_ENDPOINT_URL_S3?: string | undefined;
  AWS_REGION: string;
  S3_BUCKET: string;
}): string {
  const { AWS_ENDPOINT_URL_S3: endpoint, AWS_REGION, S3_BUCKET } = env;
  return endpoint ? new URL(endpoint).origin : `https://${S3_BUCKET}.s3.${AWS_REGION}.amazonaws.com`;
}
