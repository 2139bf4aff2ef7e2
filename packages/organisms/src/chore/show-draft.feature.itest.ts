import { describe, expect, test } from "@jest/globals";
import { ChoreDraftId, DraftChoreInput } from "@chorestree/atoms/chore";
import { ChoreDraftRepository } from "@chorestree/molecules/chore";
import { backbones } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

const show = (house: House, draftId: ChoreDraftId) => house.organisms.showDraft.execute(house.as("Mia").press(), { draftId });

describe.each(backbones())("a draft of a chore on $name", (backbone) => {
  const aHouse = houses(backbone);
  const wishes = { members: ["Mia"], managers: ["Mia"] };
  const kettle = DraftChoreInput.parse({ title: "Kettle", repeat: "every 3 days 18:00" });

  test("is shown as it was understood when it was typed, with the dates that are still to come", async () => {
    const house = await aHouse(wishes);
    const { draftId } = await house.organisms.draftChore.execute(house.as("Mia").press(), kettle);
    const before = await show(house, draftId);
    house.clock.advance({ hours: 24 });
    const after = await show(house, draftId);
    expect(after.schedule).toEqual(before.schedule);
    expect(after.nextDues.slice(0, 4)).toEqual(before.nextDues.slice(1));

    await house.organisms.correctDraft.execute(house.as("Mia").press(), { draftId, repeat: "every monday 20:00" });
    expect((await show(house, draftId)).schedule).toMatchObject({ rule: "FREQ=WEEKLY;BYDAY=MO" });
  });

  test("of an earlier version, which kept the words alone, is read when it is shown", async () => {
    const house = await aHouse(wishes);
    const draftId = ChoreDraftId.parse(house.backbone.ids.next());
    const { memberId } = house.as("Mia");
    await house.within(() =>
      house.container.get(ChoreDraftRepository).insert(draftId, { input: kettle, version: null }, memberId, house.clock.now()),
    );
    expect((await show(house, draftId)).schedule).toMatchObject({ rule: "FREQ=DAILY;INTERVAL=3" });
  });
});
