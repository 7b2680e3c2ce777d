// reCAPTCHA v3 in the page: `grecaptcha.ready` and `grecaptcha.execute`. Tokens come by a further script, as Google's
// own does its work, so that a policy which lets this one in lets that one in too.
(() => {
  const source = new URL(document.currentScript.src);
  const rendered = source.searchParams.get("render");
  const onload = source.searchParams.get("onload");
  const waiting = {};
  let asked = 0;

  const load = (siteKey, action) =>
    new Promise((done, refuse) => {
      asked += 1;
      const id = String(asked);
      const tag = document.createElement("script");
      const finish = ({ token, error }) => {
        delete waiting[id];
        tag.remove();
        if (token) done(token);
        else refuse(new Error(error));
      };
      waiting[id] = finish;
      tag.onerror = () => finish({ error: "reCAPTCHA could not be reached." });
      const query = new URLSearchParams({ id, k: siteKey, action, host: location.hostname });
      tag.src = new URL(`token.js?${query}`, source).href;
      document.head.append(tag);
    });

  const execute = async (siteKey, options) => {
    if (siteKey !== rendered) throw new Error(`Invalid site key or not loaded in api.js: ${siteKey}`);
    return load(siteKey, options?.action ?? "");
  };

  window.___grecaptcha_waiting = waiting;
  window.grecaptcha = { ready: (run) => void setTimeout(run, 0), execute };
  if (onload && typeof window[onload] === "function") setTimeout(window[onload], 0);
})();
