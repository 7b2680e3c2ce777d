/** What Lambda's Node runtime does: loads the handler, then asks its runtime API for one event after the other. */
import { request } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT, ...own } = process.env;
const api = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const json = { "content-type": "application/json" };
let current = "";

// Not fetch, which gives up on an answer that takes five minutes.
function ask(method, path, headers = {}, body = undefined) {
  return new Promise((resolve, reject) => {
    const asked = request(`${api}${path}`, { method, headers, agent: false }, async (answer) => {
      const parts = [];
      for await (const part of answer) parts.push(part);
      resolve({ headers: answer.headers, text: Buffer.concat(parts).toString() });
    });
    asked.once("error", reject);
    asked.end(body);
  });
}

const told = (error) =>
  JSON.stringify({
    errorType: error instanceof Error ? error.name : typeof error,
    errorMessage: error instanceof Error ? error.message : String(error),
    trace: error instanceof Error ? (error.stack ?? "").split("\n") : [],
  });

async function die(type, error) {
  const path = current ? `/invocation/${current}/error` : "/init/error";
  const body = JSON.stringify({ ...JSON.parse(told(error)), ...(type && { errorType: type }) });
  await ask("POST", path, json, body).catch(() => undefined);
  process.exit(1);
}

process.on("uncaughtException", (error) => void die("", error));
process.on("unhandledRejection", (error) => void die("Runtime.UnhandledPromiseRejection", error));

const contextOf = (headers) => ({
  awsRequestId: current,
  functionName: own.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: own.AWS_LAMBDA_FUNCTION_VERSION,
  memoryLimitInMB: own.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  invokedFunctionArn: headers["lambda-runtime-invoked-function-arn"],
  getRemainingTimeInMillis: () => Number(headers["lambda-runtime-deadline-ms"]) - Date.now(),
});

async function load() {
  try {
    const { handler } = await import(pathToFileURL(join(LAMBDA_TASK_ROOT, "index.mjs")).href);
    if (typeof handler === "function") return handler;
  } catch (error) {
    return die(error?.code === "ERR_MODULE_NOT_FOUND" ? "Runtime.ImportModuleError" : "", error);
  }
  return die("Runtime.HandlerNotFound", new Error("index.handler is undefined or not exported"));
}

const handler = await load();
for (;;) {
  const { headers, text } = await ask("GET", "/invocation/next");
  current = headers["lambda-runtime-aws-request-id"];
  try {
    const result = await handler(JSON.parse(text), contextOf(headers));
    await ask("POST", `/invocation/${current}/response`, json, JSON.stringify(result) ?? "null");
  } catch (error) {
    await ask("POST", `/invocation/${current}/error`, json, told(error));
  }
  current = "";
}
