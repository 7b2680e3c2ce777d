import { parseSync } from "vite";

export type SizedFunction = { name: string; line: number; lines: number; isDescribe: boolean };

type Node = { type: string; start: number; end: number; [key: string]: unknown };

const functionTypes = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

/** Every function of a file with its length in lines, inner ones too. Throws on a file that does not parse. */
export function functionsIn(file: string, text: string): SizedFunction[] {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} does not parse`);
  const found: SizedFunction[] = [];
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  const visit = (value: unknown, parent: Node | undefined): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, parent);
    if (!isNode(value)) return;
    if (functionTypes.has(value.type)) {
      const line = lineAt(value.start);
      found.push({ line, lines: lineAt(value.end) - line + 1, ...naming(value, parent) });
    }
    for (const child of Object.values(value)) visit(child, value);
  };
  visit(program, undefined);
  return found;
}

function naming(node: Node, parent: Node | undefined): { name: string; isDescribe: boolean } {
  const callee = parent?.type === "CallExpression" ? firstName(parent.callee) : undefined;
  const name =
    nameOf(node.id) ?? nameOf(parent?.id) ?? nameOf(parent?.key) ?? `a function given to ${callee}`;
  return { name, isDescribe: callee === "describe" };
}

/** `describe` of `describe.concurrent.each(...)`. */
function firstName(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  return nameOf(node) ?? firstName(node.object) ?? firstName(node.callee);
}

const nameOf = (node: unknown) => (isNode(node) && typeof node.name === "string" ? node.name : undefined);

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
