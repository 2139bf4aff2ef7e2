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

  enum Approval {
    none
    required
  }

  "One thing that happened to a task."
  type TaskStep {
    step: Int!
    "The act, \`task.claim\`."
    act: String!
    "Null for what the clock did."
    actor: Member
    "Who did the work, in a report."
    doer: Member
    "Who came to have the task by it."
    assignees: [Member!]!
    at: DateTime!
    "A reason, a comment, the note of a report."
    text: String
    "Who had been at work until this step, and for how long."
    worker: Member
    workedMinutes: Int
    "The first step that this one took back, with all that came after it."
    undoes: Int
    undoneBy: Int
  }

  type TaskHistory {
    items: [TaskStep!]!
    "Asks for the older ones; null where there are none."
    nextCursor: String
  }

  "One item of a task's checklist."
  type TaskItem {
    "Its place in the list, from 1."
    item: Int!
    text: String!
    "Null: still to be done."
    tickedBy: Member
    tickedAt: DateTime
  }

  type TaskSwap {
    "Null when everybody is asked."
    asked: Member
    expiresAt: DateTime!
  }

  "Somebody who has a place on a task."
  type Assignee {
    member: Member!
    "Has done their part, while others have not."
    isDone: Boolean!
    "Null where a person decided."
    why: Why
  }

  "One occurrence to be done."
  type Task {
    id: ID!
    choreId: ID
    title: String!
    status: TaskStatus!
    overdue: Boolean!
    mode: CompletionMode!
    "How many places it has; of mode \`each\` one for each person."
    workersNeeded: Int!
    assignees: [Assignee!]!
    dueAt: DateTime
    timeZone: String!
    opensAt: DateTime
    effortMinutes: Int!
    approval: Approval!
    "Of the chore as it was when the task was made, with the ticks of this task."
    checklist: [TaskItem!]!
    note: String
    createdAt: DateTime!
    startedAt: DateTime
    completedAt: DateTime
    "Who did it, together where they are several; before it is completed, who has done their part."
    doers: [Member!]!
    spentMinutes: Int
    "Its holder would rather have somebody else do it; null where nothing is on offer."
    swap: TaskSwap
    version: Int!
    "All that has happened to it, newest first."
    history(first: Int = 50, after: String): TaskHistory!
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
