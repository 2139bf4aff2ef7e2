/** A repository was used where nobody had said which guild it is about. */
export class NoGuildInScope extends Error {
  constructor() {
    super("No guild in scope: run this inside UnitOfWork.run/once or GuildScope.within.");
    this.name = "NoGuildInScope";
  }
}

/** Something that must be part of a transaction was called outside of one. */
export class NoUnitOfWork extends Error {
  constructor() {
    super("No unit of work: run this inside UnitOfWork.run or once.");
    this.name = "NoUnitOfWork";
  }
}

/** Work in one guild reached for another, or for all: a transaction belongs to one guild. */
export class ScopesMixed extends Error {
  constructor(inside: string, wanted: string) {
    super(`Inside ${inside}, ${wanted} may not begin.`);
    this.name = "ScopesMixed";
  }
}

/** Work that nobody awaited went on after its unit had ended. */
export class UnitEnded extends Error {
  constructor(unit: string) {
    super(`The unit of work '${unit}' has ended (or is writing what was collected): was something in it not awaited?`);
    this.name = "UnitEnded";
  }
}

/** A query inside a unit asked for a second connection. On one connection it would wait for itself; on a pool it would not be part of the unit. */
export class OutsideTheUnit extends Error {
  constructor(unit: string) {
    super(`A query of the unit of work '${unit}' went past its manager: take the manager from GuildScope.of or UnitOfWork.current.`);
    this.name = "OutsideTheUnit";
  }
}
