import type { Dealing, Dealt } from "./dealing.schema.js";

/** The first of the names given who can, in their order; without names, of the roster. */
export function dealFixed({ policy, rotation, free, passedOver }: Dealing): Dealt | null {
  const order = policy.who.members.length > 0 ? policy.who.members : rotation.roster;
  const memberId = order.find((one) => free.some((contender) => contender.memberId === one));
  return memberId ? { picked: { memberId, reason: { code: "fixed", order, passedOver: [...passedOver] } }, rotation } : null;
}

/** Whoever is owed a turn, and else the next on the roster. Those passed on the way keep their place or lose it. */
export function dealRoundRobin({ rotation, free, passedOver, keepsPlace }: Dealing): Dealt | null {
  const { roster, pointer, owed } = rotation;
  const fromPointer = [...roster.slice(pointer), ...roster.slice(0, pointer)];
  const order = [...new Set([...owed, ...fromPointer])];
  const memberId = order.find((one) => free.some((contender) => contender.memberId === one));
  if (!memberId) return null;
  const picked = { memberId, reason: { code: "round_robin" as const, order, passedOver: [...passedOver] } };
  if (owed.includes(memberId)) return { picked, rotation: { ...rotation, owed: owed.filter((one) => one !== memberId) } };
  const passed = fromPointer.slice(0, fromPointer.indexOf(memberId));
  return {
    picked,
    rotation: {
      ...rotation,
      pointer: (roster.indexOf(memberId) + 1) % roster.length,
      owed: [...new Set([...owed, ...passed.filter(keepsPlace)])],
    },
  };
}
