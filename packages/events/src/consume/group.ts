import type { EventContract } from "../contracts/define-event.js";
import type { Reaction } from "./delivery.js";
import { handledBy } from "./event-handler.js";

/** One event's part in a group: what it must look like, and who answers it. */
export interface Answered {
  readonly contract: EventContract;
  /** By the reaction's name as a sentence, e.g. `count-work-when-task-completed`. */
  readonly reactions: ReadonlyMap<string, Reaction<EventContract>>;
}

/** Reactions that take each event together: all of them, or none. */
export class Group {
  constructor(
    readonly name: string,
    private readonly answered: ReadonlyMap<string, Answered>,
  ) {}

  get names(): readonly string[] {
    return [...this.answered.keys()];
  }

  find(eventName: string): Answered | undefined {
    return this.answered.get(eventName);
  }
}

/** @param reactions instances of decorated classes */
export function groupsOf(reactions: readonly object[]): readonly Group[] {
  const groups = new Map<string, Map<string, { contract: EventContract; reactions: Map<string, Reaction<EventContract>> }>>();
  for (const reaction of reactions) {
    const { contract, group } = handledBy(reaction.constructor);
    const answered = groups.get(group) ?? new Map<string, { contract: EventContract; reactions: Map<string, Reaction<EventContract>> }>();
    const one = answered.get(contract.name) ?? { contract, reactions: new Map<string, Reaction<EventContract>>() };
    // The decorator held the class against its contract; here the contracts of all classes lie in one map.
    one.reactions.set(sentenceOf(reaction.constructor.name), reaction as Reaction<EventContract>);
    groups.set(group, answered.set(contract.name, one));
  }
  return [...groups].map(([name, answered]) => new Group(name, answered));
}

const sentenceOf = (className: string): string => className.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
