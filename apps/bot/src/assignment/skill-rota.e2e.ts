import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("skills on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("a chore that asks for a skill goes to who has it, and to nobody when nobody has", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam", "Noor"], managers: ["Mia"] });
    const [mia, sam, noor] = [house.member("Mia"), house.member("Sam"), house.member("Noor")];
    for (const member of [mia, sam, noor]) await member.slash("/rota join");

    expect((await mia.slash("/chore add", { title: "Boiler", repeat: "every day", skills: "boiler" })).text()).toContain(
      "Nobody here has that skill",
    );
    expect((await mia.slash("/rota skill", { member: sam, skill: "Boiler" })).text()).toContain("🛠️ Boiler");
    expect((await sam.slash("/rota skill", { member: noor, skill: "boiler" })).text()).toContain("You may not do that here");

    const draft = await mia.slash("/chore add", { title: "Boiler", repeat: "every day", skills: "boiler" });
    await mia.click(draft, "Save");
    expect(draft.message.text()).toContain("🛠️ Boiler");
    await platform.jobsDone();
    expect((await noor.slash("/task list")).text()).toContain(`With ${sam.mention}`);

    await mia.slash("/rota skill", { member: sam, skill: "BOILER", held: false });
    platform.clock.advance({ hours: 24 });
    await platform.jobsDone();
    const task = await noor.choose("/task done", "task", "Boiler");
    await mia.slash("/task skip", { task, reason: "nobody could" });
    platform.clock.advance({ hours: 24 });
    await platform.jobsDone();
    expect((await noor.slash("/task list")).text()).toContain("Nobody has it yet");
  });
});
