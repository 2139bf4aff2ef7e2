/** One setting that is wrong. Never carries a value: half of them are secrets. */
export interface SettingProblem {
  readonly name: string;
  readonly problem: string;
}

/** Every wrong setting at once, so that an operator mends them in one go. */
export class SettingsError extends Error {
  readonly exitMessage: string;

  constructor(readonly problems: readonly SettingProblem[]) {
    const lines = problems.map(({ name, problem }) => `  ${name}: ${problem}`);
    const message = `${problems.length === 1 ? "One setting is" : `${problems.length} settings are`} wrong:\n${lines.join("\n")}`;
    super(message);
    this.name = "SettingsError";
    this.exitMessage = `${message}\nEvery setting is explained in docs/operations/settings.md.`;
  }
}
