import type { DataSource } from "typeorm";

export async function runMigrations(source: DataSource): Promise<void> {
  await source.runMigrations();
}
