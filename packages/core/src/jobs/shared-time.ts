import type { Database } from "../database/database.js";

/** The time that deadlines are held against: the same for every process, whatever its own clock says. */
export abstract class SharedTime {
  abstract now(): Promise<Date>;

  /** Calls `wake` whenever the time was moved by hand, which happens in tests; a time that only passes never does. */
  onMoved(_wake: () => void): void {}
}

/** The database's. */
export class DatabaseTime extends SharedTime {
  constructor(private readonly database: Database) {
    super();
  }

  override async now(): Promise<Date> {
    const { scope, dataSource } = this.database;
    const [row]: [{ now: Date }] = await scope.run({ kind: "across", work: { name: "the time" } }, () =>
      dataSource.query("SELECT clock_timestamp() AS now"),
    );
    return row.now;
  }
}
