import { GraphQLError } from "graphql";
import { z } from "zod";

/** Arguments as a schema of atoms has them: GraphQL knows no lengths and ranges. */
export function input<Schema extends z.ZodType>(schema: Schema, args: unknown): z.infer<Schema> {
  const { data, error } = schema.safeParse(args);
  if (error) {
    const where = error.issues.map(({ path }) => path.join(".")).join(", ");
    throw new GraphQLError(`These arguments are not as described: ${where}.`, { extensions: { code: "BAD_USER_INPUT" } });
  }
  return data;
}

/** In GraphQL null is as good as left out. */
export const absent = z.null().transform(() => undefined);
