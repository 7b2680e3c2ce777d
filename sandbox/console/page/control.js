async function ask(method, path, body) {
  const request = { method };
  if (body !== undefined) {
    request.headers = { "content-type": "application/json" };
    request.body = JSON.stringify(body);
  }
  const response = await fetch(`/control${path}`, request);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `The sandbox answered ${response.status}.`);
  return answer;
}

/** The sandbox's control API. Rejects with a sentence. */
export const control = {
  get: (path) => ask("GET", path),
  post: (path, body) => ask("POST", path, body),
  delete: (path) => ask("DELETE", path),
};
