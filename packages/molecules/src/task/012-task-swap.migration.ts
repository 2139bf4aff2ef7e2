import type { MigrationInterface, QueryRunner } from "typeorm";
import { guildTable } from "@chorestree/core/database";

export class CreateTaskSwap implements MigrationInterface {
  readonly name = "CreateTaskSwap0000000000112";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE task_swap (
        guild_id text NOT NULL,
        task_id uuid NOT NULL,
        step integer NOT NULL,
        holder_id uuid NOT NULL,
        asked_id uuid,
        state text NOT NULL CONSTRAINT task_swap_state_known CHECK
          (state IN ('offered', 'accepted', 'declined', 'withdrawn', 'expired')),
        expires_at timestamptz NOT NULL,
        accepted_step integer,
        PRIMARY KEY (guild_id, task_id, step),
        CONSTRAINT task_swap_accepted_by_step CHECK ((state = 'accepted') = (accepted_step IS NOT NULL)),
        CONSTRAINT task_swap_step_fkey FOREIGN KEY (guild_id, task_id, step) REFERENCES task_step (guild_id, task_id, number),
        CONSTRAINT task_swap_accepted_fkey FOREIGN KEY (guild_id, task_id, accepted_step) REFERENCES task_step (guild_id, task_id, number),
        CONSTRAINT task_swap_holder_fkey FOREIGN KEY (guild_id, holder_id) REFERENCES member (guild_id, id),
        CONSTRAINT task_swap_asked_fkey FOREIGN KEY (guild_id, asked_id) REFERENCES member (guild_id, id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX task_swap_one_open ON task_swap (guild_id, task_id) WHERE state = 'offered'`);
    for (const statement of guildTable("task_swap", "SELECT, INSERT, UPDATE")) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE task_swap`);
  }
}
