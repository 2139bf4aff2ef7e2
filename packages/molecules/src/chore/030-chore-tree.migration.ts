import type { MigrationInterface, QueryRunner } from "typeorm";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const digit = (worth: number) => `substr('${DIGITS}', (n / ${worth} % 62)::int + 1, 1)`;

export class AddChoreTree implements MigrationInterface {
  readonly name = "AddChoreTree0000000000130";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE chore
        ADD COLUMN parent_id uuid,
        ADD COLUMN place text COLLATE "C",
        ADD CONSTRAINT chore_not_its_own_parent CHECK (parent_id <> id),
        ADD CONSTRAINT chore_parent_fkey FOREIGN KEY (guild_id, parent_id) REFERENCES chore (guild_id, id)`);
    // Those there are keep their order: a whole key of fractional indexing has a 'd' before four digits of base 62.
    await runner.query(`
      UPDATE chore SET place = 'd' || ${[238_328, 3_844, 62, 1].map(digit).join(" || ")}
      FROM (SELECT guild_id, id, row_number() OVER (PARTITION BY guild_id ORDER BY id) AS n FROM chore) AS numbered
      WHERE chore.guild_id = numbered.guild_id AND chore.id = numbered.id`);
    await runner.query(`ALTER TABLE chore ALTER COLUMN place SET NOT NULL`);
    await runner.query(`CREATE INDEX chore_parent_index ON chore (guild_id, parent_id, place)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX chore_parent_index`);
    await runner.query(`ALTER TABLE chore DROP COLUMN parent_id, DROP COLUMN place`);
  }
}
