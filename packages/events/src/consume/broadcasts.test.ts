import { expect, test } from "@jest/globals";
import { GuildId } from "@chorestree/atoms/guild";
import { anEvent } from "@chorestree/test/backbone";
import type { BroadcastListener } from "../bus/bus.js";
import { Broadcasts } from "./broadcasts.js";

const [ours, theirs] = [GuildId.parse("1"), GuildId.parse("2")];

function aLine() {
  let listener: BroadcastListener | null = null;
  const broadcasts = new Broadcasts({
    listen: (given) => {
      listener = given;
      return () => (listener = null);
    },
  });
  const heard: string[] = [];
  const follow = (guildId: GuildId, after: number) =>
    broadcasts.follow(guildId, after, {
      reached: ({ position }) => heard.push(`${guildId}/${position}`),
      interrupted: () => heard.push(`${guildId} interrupted`),
    });
  return { broadcasts, heard, follow, tell: (message: unknown) => listener?.heard(message), cut: () => listener?.reconnected() };
}

test("a follower hears how far its guild has come, never a position it has passed", () => {
  const { heard, follow, tell } = aLine();
  follow(ours, 2);
  for (const position of [1, 2, 3, 5, 4, 5, 6]) tell(anEvent({ guildId: ours, position }));
  tell(anEvent({ guildId: theirs, position: 9 }));
  expect(heard).toEqual(["1/3", "1/5", "1/6"]);
});

test("each follower has its own place, and who has left hears nothing", () => {
  const { heard, follow, tell } = aLine();
  const leave = follow(ours, 0);
  follow(ours, 1);
  tell(anEvent({ guildId: ours, position: 1 }));
  leave();
  tell(anEvent({ guildId: ours, position: 2 }));
  expect(heard).toEqual(["1/1", "1/2"]);
});

test("when the line was cut every follower is told to read, and noise is left to others", () => {
  const { broadcasts, heard, follow, tell, cut } = aLine();
  follow(ours, 0);
  follow(theirs, 0);
  tell("noise");
  cut();
  expect(heard).toEqual(["1 interrupted", "2 interrupted"]);
  broadcasts.close();
  cut();
  expect(heard).toHaveLength(2);
});
