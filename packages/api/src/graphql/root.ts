/** What slices extend. GraphQL wants one Query and one Guild to begin with. */
export const rootTypes = /* GraphQL */ `
  "A day in the guild's time zone, \`2026-11-24\`."
  scalar Date
  "An instant in UTC, ISO 8601."
  scalar DateTime

  "Where a page of a connection begins and ends (GraphQL Cursor Connections)."
  type PageInfo {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }
`;
