import type { IncomingMessage } from "node:http";
import type { SandboxEnv } from "../core/env";
import { type Access, authenticate } from "./access";
import { createBucket, headBucket } from "./buckets";
import { copyObject } from "./copy-object";
import { preflight } from "./cors";
import { deleteObjects } from "./delete-objects";
import { S3Error } from "./errors";
import { getObject } from "./get-object";
import { listObjects } from "./list-objects";
import type { Objects } from "./objects";
import { receive } from "./payload";
import { putObject } from "./put-object";
import { S3Request } from "./request";

/** Parts of S3 that change what a method means, and that are not here. */
const foreign =
  /^(acl|accelerate|analytics|attributes|cors|encryption|intelligent-tiering|inventory|legal-hold|lifecycle|location|logging|metrics|notification|object-lock|ownershipControls|partNumber|policy|policyStatus|publicAccessBlock|replication|requestPayment|restore|retention|select|tagging|torrent|uploadId|uploads|versionId|versioning|versions|website)$/;

type Asked = { incoming: IncomingMessage; objects: Objects; env: SandboxEnv };

/** What S3 answers to a request. Throws S3Error. */
export async function answer({ incoming, objects, env }: Asked): Promise<Response> {
  const request = new S3Request(incoming);
  if (request.method === "OPTIONS") return preflight(request);
  const access = authenticate(request, env);
  if (request.bucket === "" || [...request.query.keys()].some((name) => foreign.test(name))) {
    throw new S3Error("NotImplemented");
  }
  if (request.key === "" && request.method === "PUT") return createBucket(objects, request, access);
  if (!objects.hasBucket(request.bucket)) throw new S3Error("NoSuchBucket", { BucketName: request.bucket });
  if (request.key !== "") return answerObject(objects, request, access);
  return answerBucket(objects, request, access, env.aws.region);
}

async function answerObject(objects: Objects, request: S3Request, access: Access): Promise<Response> {
  const { method, bucket, key } = request;
  if (method === "PUT" && request.amz("x-amz-copy-source") === undefined) {
    return putObject(objects, request, access);
  }
  await requireEmpty(request, access);
  switch (method) {
    case "GET":
    case "HEAD":
      return getObject(objects, request);
    case "PUT":
      return copyObject(objects, request);
    case "DELETE":
      objects.delete(bucket, key);
      return new Response(null, { status: 204 });
    default:
      throw notAllowed(request);
  }
}

async function answerBucket(objects: Objects, request: S3Request, access: Access, region: string) {
  const { method, query } = request;
  if (method === "POST" && query.has("delete")) return deleteObjects(objects, request, access);
  await requireEmpty(request, access);
  if (method === "HEAD") return headBucket(region);
  if (method !== "GET") throw notAllowed(request);
  if (query.get("list-type") !== "2") throw new S3Error("NotImplemented");
  return listObjects(objects, request);
}

/** Reads what came although nothing was expected; a hash that was signed must fit all the same. */
async function requireEmpty(request: S3Request, access: Access): Promise<void> {
  await receive(request, access, () => {});
}

const notAllowed = ({ method }: S3Request) =>
  new S3Error("MethodNotAllowed", { Method: method, ResourceType: "OBJECT" });
