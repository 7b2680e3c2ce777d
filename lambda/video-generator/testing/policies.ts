import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { propertiesOf } from "./template";

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const statement = z.object({ Effect: z.literal("Allow"), Action: oneOrMore, Resource: oneOrMore }).loose();
const policy = z.object({ Statement: z.array(statement) }).loose();
export type Policy = z.infer<typeof policy>;

/** What the app's own user may do. */
export const appPolicy = policy.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, "../app-policy.json"), "utf8")),
);

/** What the function may do, with the bucket's usual name for its reference. */
export const functionPolicy = policy.parse(
  JSON.parse(
    JSON.stringify(z.array(z.object({ PolicyDocument: z.unknown() })).parse(propertiesOf("Role").Policies)[0])
      .replaceAll(/\{"Fn::Sub":"\$\{Bucket\.Arn\}([^"]*)"\}/g, '"arn:aws:s3:::doc-clips$1"')
      .replaceAll(/\{"Fn::GetAtt":"(\w+)\.Arn"\}/g, '"$1"'),
  ).PolicyDocument,
);

/** What S3 holds a request against: HEAD is a kind of GET to it. */
const actionOf: Record<string, string> = { GET: "s3:GetObject", HEAD: "s3:GetObject", PUT: "s3:PutObject" };

/** Whether a request to a bucket in path style is one that the policy allows. */
export function allowsRequest(by: Policy, { method, url }: { method: string; url: string }): boolean {
  const resource = `arn:aws:s3:::${url.replace(/\?.*/, "").slice(1)}`;
  return allows(by, actionOf[method] ?? method, resource);
}

export function allows(by: Policy, action: string, resource: string): boolean {
  return by.Statement.some(
    ({ Action, Resource }) =>
      Action.includes(action) && Resource.some((pattern) => isLike(resource, pattern)),
  );
}

/** `*` stands for anything, slashes too. */
function isLike(text: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[^\w]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(text);
}
