export const choreTypes = /* GraphQL */ `
  enum ChoreState {
    active
    paused
    archived
  }

  "What becomes of a task that is not done in time."
  enum OverduePolicy {
    stay
    miss
    pass
    steal
  }

  enum ScheduleAnchor {
    due
    completion
  }

  enum MonthEnd {
    clamp
    skip
  }

  "When a chore comes back: an RRULE (RFC 5545) on the wall clock of its time zone."
  type Schedule {
    rule: String!
    start: String!
    timeZone: String!
    anchor: ScheduleAnchor!
    "Months in which it runs, 1 to 12; null for all year."
    season: [Int!]
    monthEnd: MonthEnd!
    exceptions: [Date!]!
  }

  enum PickPolicy {
    fixed
    round_robin
    least_load
    least_points
    least_recent
    random
    open
  }

  enum TurnCadence {
    task
    day
    week
    month
  }

  "Who may: the members named or those with one of the roles; none of either, everybody on the rota."
  type WhoMay {
    members: [ID!]!
    roles: [ID!]!
  }

  type AssignmentPolicy {
    how: PickPolicy!
    who: WhoMay!
    cadence: TurnCadence!
  }

  "The standing definition from which tasks are made."
  type Chore {
    id: ID!
    title: String!
    notes: String
    effortMinutes: Int!
    state: ChoreState!
    "Null where tasks are made by hand."
    schedule: Schedule
    "Null: whoever of the rota has done least."
    assignment: AssignmentPolicy
    overdue: OverduePolicy!
    graceMinutes: Int!
    createdAt: DateTime!
    version: Int!
  }

  type ChoreEdge {
    cursor: String!
    node: Chore!
  }

  type ChoreConnection {
    edges: [ChoreEdge!]!
    nodes: [Chore!]!
    pageInfo: PageInfo!
  }

  extend type Guild {
    "Null where there is none (any more)."
    chore(id: ID!): Chore
    "In the order in which they were made."
    chores(first: Int = 50, after: String, state: ChoreState = active): ChoreConnection!
  }
`;
