export const reportTypes = /* GraphQL */ `
  "Who got how much done on which day. A moment behind the acts: it is counted after them."
  type WorkReport {
    "By day, in a day by member; days without work are left out."
    rows: [WorkReportRow!]!
  }

  type WorkReportRow {
    member: Member!
    "In the guild's time zone."
    day: Date!
    "Tasks."
    completed: Int!
    "Credited."
    minutes: Int!
  }

  extend type Guild {
    "Both days count; at most 366 of them."
    workReport(from: Date!, to: Date!): WorkReport!
  }
`;
