import type { Access } from "./access";
import { S3Error } from "./errors";
import type { Objects } from "./objects";
import { receiveText } from "./payload";
import type { S3Request } from "./request";

const NAME = /^(?!xn--)[a-z0-9](?:[a-z0-9-]|\.(?![.-])){1,61}[a-z0-9]$/;

/** CreateBucket. In us-east-1, whoever owns it may create it again; what the body says is not looked at. */
export async function createBucket(objects: Objects, request: S3Request, access: Access): Promise<Response> {
  await receiveText(request, access);
  const { bucket } = request;
  if (!NAME.test(bucket)) throw new S3Error("InvalidBucketName", { BucketName: bucket });
  objects.createBucket(bucket);
  return new Response(null, { headers: { location: `/${bucket}` } });
}

export const headBucket = (region: string): Response =>
  new Response(null, { headers: { "x-amz-bucket-region": region, "content-type": "application/xml" } });
