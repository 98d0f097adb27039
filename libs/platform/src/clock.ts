/** Time is injected, so that a test can walk through years. Ids and log lines keep the machine's own time. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that stands still until it is moved. */
export class SetClock extends Clock {
  constructor(private at: Date) {
    super();
  }

  now(): Date {
    return this.at;
  }

  set(at: Date | string): void {
    this.at = new Date(at);
  }
}
