import { z } from "zod";
import { UserId } from "../kernel/user-id.js";
import { MemberId } from "./member.id.js";

/** A member as a reader sees one; `displayName` is null once the person has been erased. */
export const MemberView = z.object({ memberId: MemberId, userId: UserId, displayName: z.string().nullable() }).meta({ id: "Member" });
export type MemberView = z.infer<typeof MemberView>;

/** A member as one is named from outside: by our own id, or by that of the Discord user. */
export const MemberRef = z.union([MemberId, UserId]);
export type MemberRef = z.infer<typeof MemberRef>;
