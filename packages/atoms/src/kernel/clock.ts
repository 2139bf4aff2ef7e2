/** The time, as an input: nothing in the house reads the machine's clock but the implementation given at the composition. */
export abstract class Clock {
  abstract now(): Date;
}
