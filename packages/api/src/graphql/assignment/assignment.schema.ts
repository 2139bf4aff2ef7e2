export const assignmentTypes = /* GraphQL */ `
  "Who takes turns."
  type Rota {
    "In the order in which they joined."
    members: [RotaMember!]!
    timeZone: String!
  }

  type RotaMember {
    member: Member!
    "In hundredths of a share: 100 is a whole one, 50 half; at 0 nothing is picked."
    weight: Int!
    joinedAt: DateTime!
    skills: [String!]!
    "The last day of the absence that they, or the whole house, are in today."
    awayUntil: Date
  }

  type AbsenceList {
    "The earliest first."
    items: [Absence!]!
    today: Date!
    timeZone: String!
  }

  "Days on which somebody is away, both included."
  type Absence {
    id: ID!
    "Null for the whole house."
    member: Member
    from: Date!
    to: Date!
    "Whether turns that come meanwhile are given back; null: as each chore has it."
    givenBack: Boolean
  }

  extend type Guild {
    rota: Rota!
    "At most 366 days; where none are named, today and the next four weeks."
    absences(from: Date, to: Date): AbsenceList!
  }
`;
