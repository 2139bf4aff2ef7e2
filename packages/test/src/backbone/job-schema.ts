import type { Schema } from "@chorestree/core/database";
import { CreateJob, JobRow } from "@chorestree/core/jobs";
import { sampleSchema } from "./sample-schema.js";

/** The table of jobs, and `Sample` for what they do. */
export const jobSchema: Schema = {
  entities: [...sampleSchema.entities, JobRow],
  migrations: [...sampleSchema.migrations, CreateJob],
};
