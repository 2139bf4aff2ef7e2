/** A request that never reaches an act. `code` is as stable as a domain error's; only this layer knows its HTTP number. */
export abstract class HttpRefusal extends Error {
  abstract readonly status: number;
  abstract readonly code: string;

  constructor(
    readonly detail: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(new.target.name);
    this.name = new.target.name;
  }
}

/** No token, or one that is not (any more) valid: the two cannot be told apart. */
export class NotSignedIn extends HttpRefusal {
  readonly status = 401;
  readonly code = "access.not_signed_in";

  constructor() {
    super("Send a personal API token as 'Authorization: Bearer ct_…'. /settings token gives one.", { "www-authenticate": "Bearer" });
  }
}

export class AddressRefused extends HttpRefusal {
  readonly status = 403;
  readonly code = "access.address_refused";

  constructor() {
    super("This address may not call here.");
  }
}

export class WrongMethod extends HttpRefusal {
  readonly status = 405;
  readonly code = "request.wrong_method";

  constructor(allowed: readonly string[]) {
    super(`This address answers ${allowed.join(", ")} only.`, { allow: allowed.join(", ") });
  }
}

export class UpgradeNeeded extends HttpRefusal {
  readonly status = 426;
  readonly code = "request.upgrade_needed";

  constructor() {
    super("This address speaks WebSocket only.", { upgrade: "websocket", connection: "upgrade" });
  }
}

export class TooManyRequests extends HttpRefusal {
  readonly status = 429;
  readonly code = "request.too_many";

  constructor(retryAfterSeconds: number) {
    super(`Wait ${retryAfterSeconds} s before the next request.`, { "retry-after": String(retryAfterSeconds) });
  }
}

export class RouteNotFound extends HttpRefusal {
  readonly status = 404;
  readonly code = "route.not_found";

  constructor() {
    super("There is nothing at this address.");
  }
}
