export const taskTypes = /* GraphQL */ `
  enum TaskStatus {
    scheduled
    open
    in_progress
    submitted
    completed
    skipped
    missed
    cancelled
  }

  "One occurrence to be done."
  type Task {
    id: ID!
    choreId: ID
    title: String!
    status: TaskStatus!
    overdue: Boolean!
    assignee: Member
    dueAt: DateTime
    timeZone: String!
    opensAt: DateTime
    effortMinutes: Int!
    note: String
    createdAt: DateTime!
    startedAt: DateTime
    completedAt: DateTime
    completedBy: Member
    version: Int!
  }

  type TaskEdge {
    cursor: String!
    node: Task!
  }

  type TaskConnection {
    edges: [TaskEdge!]!
    nodes: [Task!]!
    pageInfo: PageInfo!
  }

  extend type Guild {
    "Null where there is none (any more)."
    task(id: ID!): Task
    "In the order in which they are due, those without a due date last."
    tasks(first: Int = 50, after: String, status: [TaskStatus!], assigneeId: ID): TaskConnection!
  }
`;
