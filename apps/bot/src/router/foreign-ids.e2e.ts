import { describe, expect, test } from "@jest/globals";
import { ComponentType, InteractionType } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { backbones } from "@chorestree/test/backbone";
import type { SimReply } from "@chorestree/test/discord-simulator";
import { platforms } from "@chorestree/test/platform";
import { FROM_LIST } from "../assignment/absence.card.js";
import { buttonsOf, modalsOf, rootCommandsOf, selectsOf, subcommandsOf } from "../commands.js";
import { customId } from "./custom-id.js";

/** An id of nobody's, of the form of ours. */
const UNKNOWN = "0193a1b2-0000-7000-8000-000000000001";

/** What the neighbours have, by the word that says of what a custom_id or an option names one. */
interface Theirs {
  readonly task: string;
  readonly chore: string;
  readonly absence: string;
  readonly draft: string;
}
type Kind = keyof Theirs;

/** Which of theirs a custom_id names: `task.claim` a task, unless it stands here. Null: it names none. */
const SUBJECTS: Readonly<Record<string, readonly [Kind, ((id: string) => string)?] | null>> = {
  "task.create": ["chore"],
  "task.undo": ["task", (id) => `${id}:1`],
  "chore.tree": ["chore", (id) => `${id}.0`],
  "chore.save-draft": ["draft"],
  "chore.correct-draft": ["draft"],
  "absence.end": ["absence", (id) => `${id}${FROM_LIST}`],
  // Pages of a list: an id in them only says after what it goes on.
  "task.list": null,
  "chore.list": null,
  "task.plan": null,
  // Names them in what was chosen, not in its custom_id.
  "task.approve-tasks": null,
  "rota.join": null,
  "rota.leave": null,
};
const subjectOf = (name: string) => SUBJECTS[name] ?? (name in SUBJECTS ? null : ([name.split(".")[0] as Kind] as const));

/** The options in which one of theirs can be typed, and what else a command must be told. */
const OPTIONS: Readonly<Record<string, Kind>> = { task: "task", chore: "chore", parent: "chore", under: "chore", after: "chore" };
const ELSE: Readonly<Record<string, string>> = {
  title: "Mop",
  repeat: "every day",
  reason: "We are out of soap",
  comment: "Soap is out",
  member: "Noor",
};

describe.each(backbones())("an id of the neighbours on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  /** Noor has a server of her own and may do everything there; next door Mia has one of each. */
  async function twoHouses() {
    const platform = await startPlatform();
    const mia = (await platform.discord.guild("Oak Street", { members: ["Mia"] })).member("Mia");
    const noor = (await platform.discord.guild("Next door", { members: ["Noor"] })).member("Noor");
    const idIn = (reply: SimReply, act: string) =>
      new RegExp(`${act}:([0-9a-f-]{36})`).exec(JSON.stringify(reply.message.components))?.[1] ?? "";
    const draft = idIn(await mia.slash("/chore add", { title: "Secret bins", repeat: "every day" }), "chore.save-draft");
    const drafted = mia.lastReply();
    const chore = idIn(await mia.click(drafted, "Save"), "task.create");
    const second = idIn(await mia.slash("/chore add", { title: "Secret oven", repeat: "every day" }), "chore.save-draft");
    const task = idIn(await mia.slash("/task add", { title: "Secret dishes" }), "task.claim");
    const board = await noor.slash("/task list");
    await mia.slash("/rota join");
    const absence = idIn(await mia.slash("/away", { from: "tomorrow", to: "tomorrow" }), "absence.end");
    // Without a repeat, so that it might come after another one.
    const mop = await noor.slash("/chore add", { title: "Mop" });
    const mine: Readonly<Record<string, string>> = {
      chore: idIn(mop, "task.create"),
      task: idIn(await noor.slash("/task add", { title: "Mop" }), "task.claim"),
    };
    const theirs: Theirs = { task, chore, absence, draft: second };
    for (const id of [draft, ...Object.values(theirs)]) expect(id).toHaveLength(36);
    return { platform, mia, noor, theirs, mine, board };
  }

  /** The same sentence for theirs as for what never was, and nothing of theirs in it. */
  async function cannotTell(kind: Kind, theirs: Theirs, ask: (id: string) => Promise<SimReply>): Promise<string> {
    const textOf = async (id: string) => (await ask(id)).text().replaceAll(id, "its id");
    const [foreign, unknown] = [await textOf(theirs[kind]), await textOf(UNKNOWN)];
    expect([kind, foreign]).toEqual([kind, unknown]);
    return foreign;
  }

  test("trap 48: a forged custom_id finds nothing of theirs, whatever is pressed, chosen or sent, the same as an id that never was", async () => {
    const { platform, noor, theirs, board } = await twoHouses();
    const component =
      (type: ComponentType, values: readonly string[] = []) =>
      (name: string, subject: string) =>
        noor.forge(InteractionType.MessageComponent, { custom_id: customId(name, subject), component_type: type, values }, board);
    const send = (name: string, subject: string) => {
      const field = { type: ComponentType.TextInput, custom_id: "repeat", value: "every week" };
      const components = [{ type: ComponentType.Label, component: field }];
      return noor.forge(InteractionType.ModalSubmit, { custom_id: customId(name, subject), components });
    };
    const presses = [
      ...buttonsOf(platform.organisms).flatMap((button) =>
        button.acknowledge === "modal" ? [] : [[button.name, component(ComponentType.Button)] as const],
      ),
      ...modalsOf(platform.organisms).map(({ name }) => [name, send] as const),
      ["task.tick", component(ComponentType.StringSelect, ["tick.1"])] as const,
    ];
    const answers = new Map<string, string>();
    for (const [name, press] of presses) {
      const subject = subjectOf(name);
      if (!subject) continue;
      const [kind, written = (id: string) => id] = subject;
      answers.set(name, await cannotTell(kind, theirs, (id) => press(name, written(id))));
    }
    const branch = (id: string) => component(ComponentType.StringSelect, [id])("chore.branch", "all");
    answers.set("chore.branch", await cannotTell("chore", theirs, branch));
    const approve = (id: string) => component(ComponentType.StringSelect, [id])("task.approve-tasks", "chosen");
    answers.set("task.approve-tasks", await cannotTell("task", theirs, approve));
    const menus = selectsOf(platform.organisms).map(({ name }) => name);
    expect([answers.size > 15, menus.filter((name) => !answers.has(name))]).toEqual([true, []]);
    expect([...answers].filter(([, answer]) => !NOT_FOUND.some((sentence) => answer.includes(sentence)))).toEqual([]);
  });

  test("trap 48: an id of theirs typed into a command finds nothing, the same as an id that never was", async () => {
    const { platform, noor, theirs, mine } = await twoHouses();
    const commands = [
      ...subcommandsOf(platform.organisms, "http://localhost").map(({ command, data }) => ({ name: `/${command} ${data.name}`, data })),
      ...rootCommandsOf(platform.organisms).map(({ data }) => ({ name: `/${data.name}`, data })),
    ];
    const answers = new Map<string, string>();
    for (const { name, data } of commands) {
      const options = data.options.map((option) => option.toJSON() as { name: string; required?: boolean; autocomplete?: boolean });
      // What else it has to be told; of one of something her own, so that it is theirs that is refused.
      const known: Readonly<Record<string, string>> = { ...ELSE, ...mine };
      const told = Object.fromEntries(
        options.flatMap((option) => (option.required ? [[option.name, known[option.name] ?? ""] as const] : [])),
      );
      for (const option of options.filter(({ autocomplete }) => autocomplete)) {
        const kind = OPTIONS[option.name];
        if (!kind) throw new Error(`of what is ${option.name} of ${name}?`);
        const answer = await cannotTell(kind, theirs, (id) => noor.slash(name, { ...told, [option.name]: id }));
        answers.set(`${name} ${option.name}`, answer);
      }
    }
    expect(answers.size).toBeGreaterThan(20);
    expect([...answers].filter(([, answer]) => !NOT_FOUND.some((sentence) => answer.includes(sentence)))).toEqual([]);
  });

  test("trap 48: no choice of any command is one of theirs, whether its title or its id is typed", async () => {
    const { platform, mia, noor, theirs } = await twoHouses();
    let asked = 0;
    for (const { command, data } of subcommandsOf(platform.organisms, "http://localhost")) {
      for (const option of data.options.map((each) => each.toJSON() as { name: string; autocomplete?: boolean })) {
        if (!option.autocomplete) continue;
        const offered = (who: typeof noor, typed: string) => who.autocomplete(`/${command} ${data.name}`, option.name, typed);
        const nothing = await offered(noor, UNKNOWN);
        for (const typed of ["Secret", theirs.task, theirs.chore])
          expect([option.name, await offered(noor, typed)]).toEqual([option.name, nothing]);
        asked += 1;
      }
    }
    expect(asked).toBeGreaterThan(20);
    expect((await mia.autocomplete("/task show", "task", "Secret")).map(({ value }) => value)).toContain(theirs.task);
  });
});

const NOT_FOUND = (["task.not_found", "chore.not_found", "absence.not_found", "chore.draft_gone"] as const).map((code) =>
  text("en", `error.${code}`),
);
