type Options = {
  nonce: string;
  connectOrigins: readonly string[];
  /** Where the check against machines opens its frame. */
  captchaOrigin: string;
  isDev: boolean;
};

/**
 * The pages' Content-Security-Policy. Scripts need the nonce; what they load is trusted in turn. Pages come with style
 * attributes (how far the seek bar has got), hence `style-src-attr`. Development needs eval and inline styles for hot
 * reload.
 */
export function contentSecurityPolicy({ nonce, connectOrigins, captchaOrigin, isDev }: Options): string {
  const directives: Record<string, string> = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    "style-src": isDev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' blob: data:",
    "font-src": "'self'",
    "media-src": "'self' blob:",
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
