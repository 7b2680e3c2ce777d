import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CollectionTag, parseDocument, type ScalarTag, type Tags } from "yaml";
import { z } from "zod";

const folder = join(import.meta.dirname, "..");

/** CloudFormation's short forms, read as their long ones. */
const shortForms: Tags = ["Ref", "Sub", "GetAtt", "Not", "Equals", "If"].flatMap(
  (name): (ScalarTag | CollectionTag)[] => {
    const key = name === "Ref" ? name : `Fn::${name}`;
    const scalar: ScalarTag = { tag: `!${name}`, resolve: (text) => ({ [key]: text }) };
    const list: CollectionTag = {
      tag: `!${name}`,
      collection: "seq",
      resolve: (seq) => ({ [key]: JSON.parse(JSON.stringify(seq)) }),
    };
    return [scalar, list];
  },
);
const resource = z
  .object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) })
  .loose();
export const document = parseDocument(readFileSync(join(folder, "template.yaml"), "utf8"), {
  customTags: shortForms,
});
export const template = z
  .object({
    Parameters: z.record(z.string(), z.object({ Type: z.string() }).loose()),
    Conditions: z.record(z.string(), z.unknown()),
    Resources: z.record(z.string(), resource),
  })
  .loose()
  .parse(document.toJS());
export const propertiesOf = (name: string) => template.Resources[name]?.Properties ?? {};
