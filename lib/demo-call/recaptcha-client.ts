export type CaptchaAnswer = { ok: true; token: string } | { ok: false };
export type CaptchaClient = {
  /** Fetches the script, so that the submit need not wait for it. */
  warm: () => void;
  /** A fresh token, good for two minutes and one question. Never rejects. */
  ask: (action: string) => Promise<CaptchaAnswer>;
};

type Grecaptcha = {
  ready: (run: () => void) => void;
  execute: (siteKey: string, options: { action: string }) => PromiseLike<string>;
};

type Options = { baseUrl: string; siteKey: string; timeoutMs?: number };

/** reCAPTCHA v3 in the page. A script that is blocked or late is an answer; the next question tries it again. */
export function createCaptcha({ baseUrl, siteKey, timeoutMs = 8_000 }: Options): CaptchaClient {
  let loading: Promise<Grecaptcha> | undefined;
  const load = () => {
    loading ??= within(timeoutMs, (done, fail) => addScript(`${baseUrl}/api.js`, siteKey, done, fail));
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  return {
    warm: () => void load().catch(() => undefined),
    ask: async (action) => {
      try {
        const grecaptcha = await load();
        const token = await within<string>(timeoutMs, (done, fail) => {
          grecaptcha.execute(siteKey, { action }).then(done, fail);
        });
        return token ? { ok: true, token } : { ok: false };
      } catch {
        return { ok: false };
      }
    },
  };
}

type Done<T> = (value: T) => void;
type Fail = (cause: unknown) => void;

/** Made by our own code, which the policy trusts to load more; a script in the page's HTML would need a nonce. */
function addScript(address: string, siteKey: string, done: Done<Grecaptcha>, fail: Fail): void {
  const tag = document.createElement("script");
  tag.src = `${address}?${new URLSearchParams({ render: siteKey })}`;
  tag.async = true;
  tag.onerror = () => {
    tag.remove();
    fail(new Error("the script did not load"));
  };
  tag.onload = () => {
    const { grecaptcha } = window as Window & { grecaptcha?: Grecaptcha };
    if (grecaptcha) grecaptcha.ready(() => done(grecaptcha));
    else fail(new Error("the script was not the one that was asked for"));
  };
  document.head.append(tag);
}

function within<T>(ms: number, start: (done: Done<T>, fail: Fail) => void): Promise<T> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error("too late")), ms);
    start(
      (value) => {
        clearTimeout(timer);
        done(value);
      },
      (cause) => {
        clearTimeout(timer);
        fail(cause);
      },
    );
  });
}
