/** Who holds a permission until a guild grants roles of its own: everyone in the server, or those who manage it. */
export type Holder = "member" | "manager";

/** Every permission there is, spelt as the act it allows. An act that is not here cannot be done. */
export const PERMISSIONS = {
  "token.create": "member",
  "member.view": "member",
  "chore.create": "manager",
  "chore.draft": "manager",
  "chore.correct-draft": "manager",
  "chore.save-draft": "manager",
  "chore.edit": "manager",
  "chore.move": "manager",
  "chore.pause": "manager",
  "chore.resume": "manager",
  "chore.archive": "manager",
  "chore.view": "member",
  "task.create": "member",
  "task.view": "member",
  "task.claim": "member",
  "task.release": "member",
  "task.release-others": "manager",
  "task.assign": "manager",
  "task.start": "member",
  "task.complete": "member",
  "task.complete-others": "manager",
  "task.approve": "manager",
  "task.reject": "manager",
  "task.skip": "member",
  "task.skip-others": "manager",
  "task.cancel": "manager",
  "task.reopen": "manager",
  "task.comment": "member",
  "task.undo": "member",
  "task.undo-others": "manager",
  "report.view": "member",
} as const satisfies Readonly<Record<string, Holder>>;

export type Permission = keyof typeof PERMISSIONS;
