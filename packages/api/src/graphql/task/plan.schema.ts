export const planTypes = /* GraphQL */ `
  "Why a task is whose it is; REST has the figures."
  type Why {
    code: String!
    people: [Member!]!
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
    assignee: Member
    "Given by hand, or taken: the plan goes around it."
    isSettled: Boolean!
    why: Why
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

  extend type Task {
    "Null where a person decided, and where it is nobody's."
    why: Why
  }
`;
