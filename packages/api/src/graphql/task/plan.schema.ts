export const planTypes = /* GraphQL */ `
  "Why a task is whose it is; REST has the figures."
  type Why {
    code: String!
    people: [Member!]!
  }

  type PlannedAssignee {
    member: Member!
    "Given by hand, or taken: the plan goes around it."
    isSettled: Boolean!
    "Null where a person decided."
    why: Why
  }

  "One task of the week to come: who has it, or is to have it as things stand."
  type PlannedTask {
    id: ID!
    choreId: ID
    title: String!
    status: TaskStatus!
    dueAt: DateTime!
    day: Date!
    effortMinutes: Int!
    mode: CompletionMode!
    workersNeeded: Int!
    "One for each place that somebody has or is to have."
    assignees: [PlannedAssignee!]!
  }

  type PlannedBalance {
    member: Member!
    beforeSeconds: Int!
    afterSeconds: Int!
  }

  type WeekPlan {
    from: Date!
    to: Date!
    tasks: [PlannedTask!]!
    "Everyone's effort balance now, and when all of it is done as planned."
    balances: [PlannedBalance!]!
  }

  extend type Guild {
    "The week from today."
    plan: WeekPlan!
  }
`;
