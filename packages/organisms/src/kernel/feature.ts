import { observed } from "@chorestree/core/container";

/** One question: observed (span, duration, outcome) and nothing else. */
export const Feature = (name: `${string}.${string}`): ClassDecorator => observed("feature", name);
