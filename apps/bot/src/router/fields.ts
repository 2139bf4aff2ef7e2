import { ComponentType, type ModalSubmitComponent } from "discord.js";

interface SentComponent {
  readonly type: ComponentType;
  readonly component?: ModalSubmitComponent;
}

/** What was filled into a form, as Discord sent it. What it may hold is the schema's matter, not ours. */
export class Fields {
  private readonly values: ReadonlyMap<string, unknown>;

  constructor(components: readonly SentComponent[]) {
    const filled = components.flatMap(({ component }) => (component && "value" in component ? [component] : []));
    this.values = new Map(filled.map(({ custom_id, value }) => [custom_id, value]));
  }

  /** Left out where nothing was filled in, so that a schema's default holds. */
  pick<const Names extends Readonly<Record<string, string>>>(names: Names): { [Key in keyof Names]?: unknown } {
    const known = Object.entries(names).filter(([, field]) => (this.values.get(field) ?? "") !== "");
    return Object.fromEntries(known.map(([key, field]) => [key, this.values.get(field)])) as { [Key in keyof Names]?: unknown };
  }
}
