type SandboxCall = {
  call_id: string;
  call_status: string;
  disconnection_reason?: string;
  recording_url?: string;
  recording_multi_channel_url?: string;
  duration_ms?: number;
};
type Fault = {
  vendor: string;
  path?: string;
  times?: number;
  status?: number;
  delayMs?: number;
  drop?: true;
};

export const appUrl = () => process.env.TEST_APP ?? "";
export const sandboxUrl = () => process.env.TEST_SANDBOX ?? "";

/** The sandbox's control API; a body makes it a POST. */
export async function sandboxControl<T>(path: string, body?: unknown, method?: string): Promise<T> {
  const response = await fetch(`${sandboxUrl()}/control/${path}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: { "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`/control/${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

export const addFault = (fault: Fault) => sandboxControl("faults", fault);
export const clearFaults = () => sandboxControl("faults", undefined, "DELETE");

/** The calls that the stand-in for Retell knows, newest first. */
export async function callsAtRetell(): Promise<SandboxCall[]> {
  return (await sandboxControl<{ calls: SandboxCall[] }>("calls")).calls;
}

type Journaled = { vendor: string; method: string; path: string; status: number };

/** How often the app asked the stand-in for this. */
export async function requestsTo(path: string): Promise<Journaled[]> {
  const { requests } = await sandboxControl<{ requests: Journaled[] }>("requests");
  return requests.filter((request) => request.path.startsWith(path));
}
