import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("checklists, from Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("Mia writes what the kitchen takes; Sam ticks it off, takes a tick back, and the next task begins anew", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const [mia, sam] = [house.member("Mia"), house.member("Sam")];
    await mia.slash("/chore add", { title: "Kitchen" });
    const kitchen = await mia.choose("/chore checklist", "chore", "kit");
    const listed = await mia.slash("/chore checklist", { chore: kitchen, items: "Sink; Hob; *Floor*" });
    expect(listed.text()).toContain("Checklist saved");
    expect(listed.text()).toContain("Checklist, 3 items\n- Sink\n- Hob\n");
    expect((await sam.slash("/chore checklist", { chore: kitchen })).text()).toContain("You may not do that here");
    const tooMany = await mia.slash("/chore checklist", { chore: kitchen, items: "x;".repeat(26) });
    expect(tooMany.text()).toContain("I could not use “items”: it has more than 25 items");

    const card = await sam.slash("/task add", { chore: kitchen });
    expect(card.message.text()).toContain("0/3\n☐ Sink\n☐ Hob");
    await sam.select(card, "Tick off, or take a tick back", ["tick.2"]);
    expect(card.message.text()).toContain("Ticked off: 1 of 3");
    expect(card.message.text()).toContain("1/3\n☐ Sink\n☑ Hob");
    await sam.select(card, "Tick off, or take a tick back", ["untick.2"]);
    expect(card.message.text()).toContain("Tick taken back: 0 of 3");
    await sam.click(card, "Done");
    expect(card.message.text()).toContain("15 minutes");
    expect((await sam.slash("/task add", { chore: kitchen })).text()).toContain("0/3");

    expect((await mia.slash("/chore checklist", { chore: kitchen })).text()).not.toContain("Checklist, ");
    expect((await sam.slash("/task add", { chore: kitchen })).text()).not.toContain("☐");
  });
});
