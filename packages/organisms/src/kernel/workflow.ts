import { observed } from "@chorestree/core/container";

/** One act, named as its permission: observed (span, duration, outcome) and nothing else. Its policy stands in `execute`. */
export const Workflow = (name: `${string}.${string}`): ClassDecorator => observed("workflow", name);
