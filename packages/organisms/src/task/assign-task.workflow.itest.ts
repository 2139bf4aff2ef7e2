import { describe, expect, test } from "@jest/globals";
import { PermissionDenied } from "@chorestree/atoms/access";
import { MemberNotFound, UserId } from "@chorestree/atoms/member";
import { backbones } from "@chorestree/test/backbone";
import { houses } from "@chorestree/test/house";

describe.each(backbones())("whose a task is on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("a manager gives it to a member, by our id or Discord's, also away from somebody; what was begun is begun anew", async () => {
    const house = await aHouse({ members: ["Mia", "Sam", "Noor"], managers: ["Noor"] });
    const [mia, sam, noor] = [house.as("Mia"), house.as("Sam"), house.as("Noor")];
    const taskId = await house.task("Dishes");
    await house.organisms.assignTask.execute(noor.press(), { taskId, memberId: mia.userId });
    expect(await house.holderOf(taskId)).toBe(mia.memberId);
    await house.organisms.startTask.execute(mia.press(), { taskId });
    expect(await house.organisms.assignTask.execute(noor.press(), { taskId, memberId: sam.memberId })).toMatchObject({ status: "open" });

    const given = (await house.events()).filter(({ name }) => name === "task.assigned").map(({ data }) => data);
    expect(given).toEqual([
      { taskId, assigneeId: mia.memberId, previousId: null },
      { taskId, assigneeId: sam.memberId, previousId: mia.memberId },
    ]);
    await expect(house.organisms.assignTask.execute(noor.press(), { taskId, memberId: sam.memberId })).rejects.toMatchObject({
      code: "task.held_by_other",
    });
    await expect(house.organisms.assignTask.execute(mia.press(), { taskId, memberId: mia.memberId })).rejects.toBeInstanceOf(
      PermissionDenied,
    );
  });

  test("nobody is given a task who is not in this server, or in it no more, or next door", async () => {
    const house = await aHouse({ members: ["Mia", "Noor"], managers: ["Noor"] });
    const neighbours = await house.neighbours({ members: ["Zoe", "Ann", "Bob", "Zed"] });
    const taskId = await house.task("Dishes");
    await house.organisms.recogniseMember.left({ guildId: house.guildId, userId: house.as("Mia").userId });
    for (const memberId of [UserId.parse("4242"), house.as("Mia").memberId, neighbours.as("Zed").memberId, neighbours.as("Zed").userId])
      await expect(house.organisms.assignTask.execute(house.as("Noor").press(), { taskId, memberId })).rejects.toBeInstanceOf(
        MemberNotFound,
      );
    expect(await house.holderOf(taskId)).toBeNull();
  });

  test("whoever holds it gives it back, and it is free and open; others cannot, a manager can", async () => {
    const house = await aHouse({ members: ["Mia", "Sam", "Noor"], managers: ["Noor"] });
    const release = (name: string) => house.organisms.releaseTask.execute(house.as(name).press(), { taskId });
    const taskId = await house.task("Dishes");
    await expect(release("Mia")).rejects.toMatchObject({ code: "task.not_held" });
    await house.organisms.startTask.execute(house.as("Mia").press(), { taskId });
    await expect(release("Sam")).rejects.toBeInstanceOf(PermissionDenied);
    expect(await release("Mia")).toMatchObject({ status: "open" });
    expect(await house.holderOf(taskId)).toBeNull();
    await house.organisms.claimTask.execute(house.as("Sam").press(), { taskId });
    await release("Noor");
    expect((await house.events()).at(-1)).toMatchObject({ name: "task.released", data: { taskId, holderId: house.as("Sam").memberId } });
  });
});
