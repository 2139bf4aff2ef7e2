import { describe, expect, test } from "@jest/globals";
import { backbones, needs } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("claiming over processes on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("an open live feed and the report know what was claimed and done", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia"] });
    const mia = house.member("Mia");
    const token = await platform.tokenOf(mia);
    const feed = await platform.follow(house.id, token);

    const card = await mia.slash("/task add", { title: "Dishes", effort: 20 });
    await mia.click(card, "Claim");
    await mia.click(card, "Done");
    expect((await feed.next("task.completed")).data).toMatchObject({ onTime: true, creditedMinutes: 20 });
    await feed.close();

    const report = `{ guild(id: "${house.id}") { workReport(from: "2026-11-25", to: "2026-11-25") { rows { day completed minutes member { displayName } } } } }`;
    const rows = [{ day: "2026-11-25", completed: 1, minutes: 20, member: { displayName: "Mia" } }];
    expect(await platform.graphqlUntil(report, token, (data) => JSON.stringify(data).includes("completed"))).toEqual({
      guild: { workReport: { rows } },
    });
  });

  needs(backbone, "manyConnections")(
    "a claim made through one bot is seen on the feeds of both APIs, from guilds on both shards",
    async () => {
      const platform = await startPlatform({ bots: 2, apis: 2 });
      for (const shard of [0, 1]) {
        const house = await platform.discord.guild(`House ${shard}`, { members: ["Mia"], shardHint: { shard, of: 2 } });
        const token = await platform.tokenOf(house.member("Mia"));
        const feeds = [await platform.follow(house.id, token, 0), await platform.follow(house.id, token, 1)];
        await house.member("Mia").click(await house.member("Mia").slash("/task add", { title: "Dishes" }), "Claim");
        for (const feed of feeds) {
          expect(await feed.next("task.claimed")).toMatchObject({ position: "3" });
          await feed.close();
        }
      }
    },
  );

  needs(backbone, "manyConnections")(
    "two who claim at the same moment on two processes, fifty times: one gets it, the other is told who",
    async () => {
      const platform = await startPlatform({ bots: 1, apis: 2 });
      const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
      const [mia, sam] = [house.member("Mia"), house.member("Sam")];
      const token = await platform.tokenOf(sam);

      for (let round = 0; round < 50; round++) {
        const card = await mia.slash("/task add", { title: `Round ${round}` });
        const taskId = /task\.claim:([0-9a-f-]{36})/.exec(JSON.stringify(card.components))?.[1] ?? "";
        const [pressed, called] = await Promise.all([
          mia.click(card, "Claim"),
          platform.post(`/api/v1/guilds/${house.id}/tasks/${taskId}/claim`, {}, token, 1),
        ]);
        const winner = called.status === 200 ? sam : mia;
        if (winner === mia) expect(called).toMatchObject({ status: 409, body: { code: "task.held_by_other" } });
        else expect(pressed.text()).toContain(`${sam.mention} has that task already`);
        const task = await platform.get(`/api/v1/guilds/${house.id}/tasks/${taskId}`, token);
        expect(task.body).toMatchObject({ assignees: [{ member: { userId: winner.id } }] });
      }
    },
  );
});
