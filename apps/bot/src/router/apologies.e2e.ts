import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import type { Organisms } from "@chorestree/organisms/composition";
import { backbones } from "@chorestree/test/backbone";
import { platforms, type StagedPlatform } from "@chorestree/test/platform";

/** A bot that dies in the middle of adding a task, before or after it is done: from then on nothing comes of it. */
function dying(when: "before" | "after") {
  let end = () => {};
  const never = new Promise<void>((resolve) => (end = resolve));
  let begun = 0;
  const firstBot = ({ createTask }: Organisms): Partial<Organisms> => {
    const execute: Organisms["createTask"]["execute"] = async (act, input) => {
      if (++begun > 1) return createTask.execute(act, input);
      const created = when === "after" ? await createTask.execute(act, input) : null;
      await never;
      return created ?? createTask.execute(act, input);
    };
    return { createTask: { execute } as Organisms["createTask"] };
  };
  return { firstBot, end };
}

/** A dead process apologises for nobody either. */
const silent = ({ deferredInteractions: real }: Organisms): Partial<Organisms> => ({
  deferredInteractions: {
    promised: (deferral) => real.promised(deferral),
    kept: (deferral) => real.kept(deferral),
    broken: () => Promise.reject(new Error("dead")),
  } as Organisms["deferredInteractions"],
});

/** The simulated clock goes on until there is an answer: what is owed is given up after a minute of it. */
async function answeredInTime<T>(platform: StagedPlatform, asked: Promise<T>): Promise<T> {
  const answered = new AbortController();
  const seen = asked.finally(() => answered.abort());
  for (let minutes = 0; minutes < 14 && !answered.signal.aborted; minutes++) {
    await setTimeout(1_000, undefined, { signal: answered.signal }).catch(() => undefined);
    platform.clock.advance({ minutes: 1 });
  }
  return seen;
}

describe.each(backbones())("a bot that dies in the middle of an act on $name", (backbone) => {
  const startPlatform = platforms(backbone);
  // Where several processes can be, it is the other one that speaks; an embedded one speaks after its restart.
  const several = backbone.can.has("manyConnections");
  const bots = several ? 2 : 1;

  test("is apologised for to the one who asked, in their language, and what was done is told as done", async () => {
    const { firstBot, end } = dying("after");
    const platform = await startPlatform({ bots, firstBot: (real) => ({ ...firstBot(real), ...(several && silent(real)) }) });
    const house = await platform.discord.guild("Oak Street", { members: ["Mia"], shardHint: { shard: 0, of: bots } });
    const noor = house.addMember("Noor", { locale: "nl" });

    const answer = await answeredInTime(platform, noor.slash("/task add", { title: "Afwas" }));
    expect(answer.text()).toBe("Ik werd onderbroken voordat ik kon antwoorden. Het is gedaan; je hoeft het niet nog eens te doen.");
    expect(answer.ephemeral).toBe(true);
    expect(await noor.autocomplete("/task done", "task", "afw")).toHaveLength(1);
    end();
  });

  test("having done nothing says so, and doing it again does it once", async () => {
    const { firstBot, end } = dying("before");
    const platform = await startPlatform({ bots, firstBot: (real) => ({ ...firstBot(real), ...(several && silent(real)) }) });
    const house = await platform.discord.guild("Oak Street", { members: ["Mia"], shardHint: { shard: 0, of: bots } });
    const mia = house.member("Mia");

    const answer = await answeredInTime(platform, mia.slash("/task add", { title: "Dishes" }));
    expect(answer.text()).toBe("I was interrupted before I could answer. Nothing was done; doing it again is safe.");
    await mia.slash("/task add", { title: "Dishes" });
    expect(await mia.autocomplete("/task done", "task", "dish")).toHaveLength(1);
    end();
  });
});
