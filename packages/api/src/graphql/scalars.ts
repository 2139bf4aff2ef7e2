import { GraphQLError, GraphQLScalarType, type ValueNode } from "graphql";
import { z } from "zod";

const scalar = (name: string, description: string, form: z.ZodType<string>): GraphQLScalarType<string, unknown> => {
  const read = (value: unknown): string => {
    const { data } = form.safeParse(value);
    if (data === undefined) throw new GraphQLError(`${name} is not as described.`, { extensions: { code: "BAD_USER_INPUT" } });
    return data;
  };
  return new GraphQLScalarType<string, unknown>({
    name,
    description,
    serialize: read,
    parseValue: read,
    parseLiteral: (node: ValueNode) => read("value" in node ? node.value : undefined),
  });
};

export const scalars = {
  Date: scalar("Date", "A day in the guild's time zone, `2026-11-24`.", z.iso.date()),
  DateTime: scalar("DateTime", "An instant in UTC, ISO 8601.", z.iso.datetime()),
};
