import { ApiTokenId, type CreateTokenInput, makeApiToken } from "@chorestree/atoms/access";
import { Clock, Ids, Random } from "@chorestree/atoms/kernel";
import { UnitOfWork } from "@chorestree/core/database";
import { TokenCreated } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { ApiTokenRepository } from "@chorestree/molecules/access";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

export interface CreatedToken {
  readonly tokenId: ApiTokenId;
  /** Shown once: null when the same act comes a second time. */
  readonly secret: string | null;
}

/** A personal API token for whoever asks. It replaces their earlier one of the same origin. */
@Workflow("token.create")
@EventPublisher(TokenCreated)
export class CreateToken {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tokens: ApiTokenRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly random: Random,
  ) {}

  /** @throws PermissionDenied */
  async execute(act: Act, input: CreateTokenInput): Promise<CreatedToken> {
    const id = ApiTokenId.parse(this.ids.next());
    const secret = makeApiToken(this.random);

    const { tokenId } = await this.unitOfWork.once(act, { workflow: "token.create", target: null, input }, async () => {
      this.permissions.require(act, "token.create");
      await this.tokens.revoke(act.userId, input.origin, this.clock.now());
      await this.tokens.insert({ id, userId: act.userId, origin: input.origin, secret, createdAt: this.clock.now() });
      this.outbox.record(act, TokenCreated, { tokenId: id, origin: input.origin });
      return { tokenId: id };
    });
    return { tokenId, secret: tokenId === id ? secret : null };
  }
}
