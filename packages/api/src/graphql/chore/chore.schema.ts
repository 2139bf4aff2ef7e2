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

  enum ChoreTrait {
    effortMinutes
    approval
    overdue
    graceMinutes
    assignment
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

  "When a task is done: as soon as one says so, when each of as many as it needs has done their part, or when everybody has done it for themselves."
  enum CompletionMode {
    any
    all
    each
  }

  type AssignmentPolicy {
    how: PickPolicy!
    mode: CompletionMode!
    workersNeeded: Int!
    who: WhoMay!
    cadence: TurnCadence!
  }

  "A chore that another one comes after."
  type FollowedChore {
    choreId: ID!
    "So long after it was done; 0: at once."
    delayMinutes: Int!
  }

  "The chore above that another one comes with, and how that one comes back."
  type ComesWith {
    choreId: ID!
    schedule: Schedule!
  }

  "The standing definition from which tasks are made."
  type Chore {
    id: ID!
    "The chore that it is a part of; null where it stands by itself."
    parentId: ID
    title: String!
    notes: String
    effortMinutes: Int!
    state: ChoreState!
    "Null where tasks are made by hand, or come after those of others."
    schedule: Schedule
    "Those it comes after; with several, when all of them have been done."
    follows: [FollowedChore!]!
    "Whether all below it that does not come by itself comes with its repeat."
    wholeTree: Boolean!
    "The chore above whose repeat brings this one too."
    comesWith: ComesWith
    "Null: whoever of the rota has done least."
    assignment: AssignmentPolicy
    overdue: OverduePolicy!
    graceMinutes: Int!
    "What there is to do in it, in that order."
    checklist: [String!]!
    "Which of its traits it says itself; the others are those of the nearest chore above that says them."
    own: [ChoreTrait!]!
    "The chore above that is paused or archived, so that nothing comes of this one either."
    restsWith: ID
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

  "What is to be done this week, and how much of it is done: open, due in the week, or done in it."
  type WeekProgress {
    done: Int!
    total: Int!
  }

  "A chore where it stands in the tree."
  type ChoreBranch {
    id: ID!
    parentId: ID
    title: String!
    state: ChoreState!
    "1 at the top of what was asked for."
    depth: Int!
    "Whether all below it comes with its repeat."
    wholeTree: Boolean!
    "The chore above whose repeat brings this one too."
    comesWith: ID
    "Of it and all below it."
    progress: WeekProgress!
  }

  extend type Guild {
    "Null where there is none (any more)."
    chore(id: ID!): Chore
    "In the order of the tree, each before those below it: the whole tree, or what is under one chore."
    choreTree(under: ID): [ChoreBranch!]!
    "In the order in which they were made."
    chores(first: Int = 50, after: String, state: ChoreState = active): ChoreConnection!
  }
`;
