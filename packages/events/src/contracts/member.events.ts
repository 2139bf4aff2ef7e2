import { z } from "zod";
import { MemberId } from "@chorestree/atoms/member";
import { defineEvent } from "./define-event.js";

/** Not in the server any more, as Discord told. */
export const MemberLeft = defineEvent("member.left", 1, "memberId", z.object({ memberId: MemberId }));
