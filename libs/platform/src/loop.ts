/** Work that is done again and again with a pause between, until it is stopped. A failure is told and tried again. */
export class Loop {
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly pauseMs: number,
    private readonly work: () => Promise<unknown>,
    private readonly failed: (error: Error) => void,
  ) {}

  start(): this {
    this.#timer = setTimeout(() => {
      this.#running = this.#once().finally(() => {
        if (!this.#stopped) this.start();
      });
    }, this.pauseMs);
    return this;
  }

  /** Resolves when the round in hand, if any, has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }

  async #once(): Promise<void> {
    try {
      await this.work();
    } catch (error) {
      if (!this.#stopped) this.failed(error as Error);
    }
  }
}
