export const guildTypes = /* GraphQL */ `
  type Query {
    "A Discord server that you are in; else an error, as for one that does not exist."
    guild(id: ID!): Guild
  }

  type Guild {
    id: ID!
  }

  type Member {
    "Ours."
    id: ID!
    "Discord's."
    userId: ID!
    "Null once the person has been erased."
    displayName: String
  }
`;
