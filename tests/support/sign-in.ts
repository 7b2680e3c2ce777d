type Stack = { app: string; sandbox: string };
type Options = {
  /** What the browser has already, such as its visitor's cookie. */
  cookie?: string | undefined;
  /** Where the person sits, for limits by address. */
  address?: string;
};

export type SignedIn = {
  id: string;
  email: string;
  accessToken: string;
  /** The session, and what the browser had before, as a `cookie` header. */
  cookie: string;
  claimedCalls: number;
};

let people = 0;

/** An address that nobody has used yet. */
export const newEmail = () => `doctor-${process.pid}-${Date.now()}-${++people}@example.com`;

/** Signs a person in as a browser does: asks for a code, reads it in the sandbox's mailbox, enters it. */
export async function signInAt(stack: Stack, email = newEmail(), options: Options = {}): Promise<SignedIn> {
  await post(stack, "code", { email }, options);
  const code = await mailedCode(stack, email);
  const answer = await post(stack, "verify", { email, code }, options);
  const cookie = cookiesAfter(options.cookie, answer.headers.getSetCookie());
  const accessToken = accessTokenIn(cookie);
  const { sub } = JSON.parse(Buffer.from(accessToken.split(".")[1] ?? "", "base64url").toString());
  const { claimedCalls } = (await answer.json()) as { claimedCalls: number };
  return { id: sub, email, accessToken, cookie, claimedCalls };
}

/** The code in the last mail to an address. */
export async function mailedCode(stack: Pick<Stack, "sandbox">, to: string): Promise<string> {
  const answer = await fetch(`${stack.sandbox}/control/mailbox?to=${encodeURIComponent(to)}`);
  const { mails } = (await answer.json()) as { mails: { text: string }[] };
  const code = /\b\d{6}\b/.exec(mails[0]?.text ?? "")?.[0];
  if (!code) throw new Error(`There is no mail with a code to ${to}.`);
  return code;
}

/** The `cookie` header after an answer, as a browser makes it. */
export function cookiesAfter(before = "", setCookies: string[] = []): string {
  const jar = new Map<string, string>();
  const put = (pair: string) => {
    const at = pair.indexOf("=");
    jar.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  };
  for (const pair of before.split(";").filter((part) => part.includes("="))) put(pair);
  for (const line of setCookies) {
    const [pair = ""] = line.split(";");
    if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(pair.split("=")[0] ?? "");
    else put(pair);
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

type Session = { access_token: string; refresh_token: string; expires_at: number };

/** The session in a `cookie` header, put together from its parts. */
export function sessionIn(cookie: string): Session {
  const parts = [...cookie.matchAll(/doc_session(?:\.(\d+))?=([^;]+)/g)];
  const value = parts
    .sort((a, b) => Number(a[1] ?? 0) - Number(b[1] ?? 0))
    .map((part) => decodeURIComponent(part[2] ?? ""))
    .join("");
  return JSON.parse(Buffer.from(value.replace(/^base64-/, ""), "base64url").toString() || "{}");
}

/** The same cookies with the session's token over, so that it has to be renewed. */
export function runOut(cookie: string): string {
  const spent = { ...sessionIn(cookie), access_token: "e30.e30.e30", expires_at: 1 };
  const rest = cookie.split("; ").filter((pair) => !pair.startsWith("doc_session"));
  return [...rest, `doc_session=base64-${Buffer.from(JSON.stringify(spent)).toString("base64url")}`].join(
    "; ",
  );
}

const accessTokenIn = (cookie: string) => sessionIn(cookie).access_token;

async function post(
  stack: Stack,
  path: string,
  body: unknown,
  { cookie, address }: Options,
): Promise<Response> {
  const answer = await fetch(`${stack.app}/api/auth/${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: stack.app,
      ...(cookie && { cookie }),
      ...(address && { "x-client-address": address }),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`/api/auth/${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}
