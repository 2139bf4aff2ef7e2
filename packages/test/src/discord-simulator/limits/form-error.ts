import type { Breach } from "./breach.js";

interface FormNode {
  readonly breaches: Breach[];
  readonly children: Map<string, FormNode>;
}

/** These have a number of their own in Discord's list and are answered without a form (docs: Opcodes and Status Codes). */
const OWN_CODES: ReadonlyMap<string, number> = new Map([
  ["EMPTY_MESSAGE", 50006],
  ["TOO_MANY_COMMANDS", 30032],
]);

/** The body of Discord's 400 answer: each breach as an entry of `_errors`, at the end of the branch its path describes. */
export function invalidFormBody(breaches: readonly Breach[]): object {
  const [only, ...more] = breaches;
  const ownCode = only && more.length === 0 ? OWN_CODES.get(only.code) : undefined;
  if (only && ownCode !== undefined) return { message: only.message, code: ownCode };

  const root = newNode();
  for (const breach of breaches) branch(root, breach.path).breaches.push(breach);
  return { message: "Invalid Form Body", code: 50035, errors: written(root) };
}

function branch(root: FormNode, path: string): FormNode {
  let node = root;
  for (const key of path === "" ? [] : path.split(".")) {
    const next = node.children.get(key) ?? newNode();
    node.children.set(key, next);
    node = next;
  }
  return node;
}

/** Keys come from the body, "__proto__" among them: `fromEntries` defines them and touches no prototype. */
function written(node: FormNode): object {
  const children = [...node.children].map(([key, child]): [string, unknown] => [key, written(child)]);
  const errors = node.breaches.map(({ code, message }) => ({ code, message }));
  return Object.fromEntries(errors.length > 0 ? [...children, ["_errors", errors]] : children);
}

const newNode = (): FormNode => ({ breaches: [], children: new Map() });
