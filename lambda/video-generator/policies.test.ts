import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { keysOf } from "../../lib/clips/clip-keys";
import { allows, appPolicy, functionPolicy, type Policy } from "./testing/policies";

const root = join(import.meta.dirname, "../..");

/** The right that each command of AWS's SDK needs. */
const rights = {
  GetObjectCommand: "s3:GetObject",
  HeadObjectCommand: "s3:GetObject",
  PutObjectCommand: "s3:PutObject",
  DeleteObjectsCommand: "s3:DeleteObject",
  HeadBucketCommand: "s3:ListBucket",
  InvokeCommand: "lambda:InvokeFunction",
};
const isKnown = (name: string): name is keyof typeof rights => name in rights;
const keys = keysOf("0b0e7a9c-6f0f-4c53-9a34-8f0f3f1f5a11");

/** The rights that the code of a folder needs; a command that is not known above is one of its own name. */
function neededIn(folder: string): string[] {
  const files = readdirSync(join(root, folder), { encoding: "utf8", recursive: true }).filter(
    (file) => file.endsWith(".ts") && !/\.test\.ts$|(^|\/)testing\//.test(file),
  );
  const text = files.map((file) => readFileSync(join(root, folder, file), "utf8")).join("\n");
  const names = [...text.matchAll(/new (\w+Command)\(/g)].map(([, name = ""]) => name);
  return [...new Set(names.map((name) => (isKnown(name) ? rights[name] : name)))].sort();
}

const actionsOf = ({ Statement }: Policy) =>
  [...new Set(Statement.flatMap(({ Action }) => Action))].filter((one) => !one.startsWith("logs:")).sort();
/** Which of a clip's objects may be dealt with so. */
const reach = (policy: Policy, action: string) =>
  Object.entries(keys)
    .filter(([, key]) => allows(policy, action, `arn:aws:s3:::doc-clips/${key}`))
    .map(([name]) => name);

it("the app's user may do all that the app does, with each object that it does it with, and nothing more", () => {
  expect(actionsOf(appPolicy)).toEqual(neededIn("lib"));
  // `putPicture` takes no other keys than of these two forms.
  expect(reach(appPolicy, "s3:PutObject")).toEqual(["picture", "still"]);
  expect(reach(appPolicy, "s3:GetObject")).toEqual(["video", "captions", "still", "result"]);
  expect(reach(appPolicy, "s3:DeleteObject")).toEqual(Object.keys(keys));
  expect(allows(appPolicy, "s3:ListBucket", "arn:aws:s3:::doc-clips")).toBe(true);
  const video = "arn:aws:lambda:us-east-1:123456789012:function:doc-video-generator";
  expect(allows(appPolicy, "lambda:InvokeFunction", video)).toBe(true);
});

it("the function may do all that it does, and takes nothing away", () => {
  expect(actionsOf(functionPolicy)).toEqual(neededIn("lambda"));
  expect(reach(functionPolicy, "s3:GetObject")).toEqual(
    expect.arrayContaining(["picture", "video", "captions"]),
  );
  expect(reach(functionPolicy, "s3:PutObject")).toEqual(
    expect.arrayContaining(["video", "captions", "result"]),
  );
  expect(reach(functionPolicy, "s3:PutObject")).not.toContain("picture");
});
