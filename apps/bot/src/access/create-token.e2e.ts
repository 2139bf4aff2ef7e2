import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("a personal token on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("is shown to its owner alone, and opens their guilds and no other", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia"] });
    const neighbours = await platform.discord.guild("Elm Street", { members: ["Zoe"] });
    await neighbours.member("Zoe").slash("/task add", { title: "Theirs" });

    const reply = await house.member("Mia").slash("/settings token");
    expect(reply.ephemeral).toBe(true);
    const token = await platform.tokenOf(house.member("Mia"));
    expect((await platform.get(`/api/v1/guilds/${house.id}/tasks`, token)).status).toBe(200);

    const theirs = await platform.get(`/api/v1/guilds/${neighbours.id}/tasks`, token);
    const nowhere = await platform.get("/api/v1/guilds/1/tasks", token);
    expect(theirs.status).toBe(404);
    expect({ ...(theirs.body as object), params: null }).toEqual({ ...(nowhere.body as object), params: null });
    expect((await platform.get(`/api/v1/guilds/${house.id}/tasks`, null)).status).toBe(401);
  });
});
