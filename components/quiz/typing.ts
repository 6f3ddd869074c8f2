type Ports = {
  readonly give: (position: number, keys: readonly string[]) => void;
  /** Calls back after so many milliseconds. */
  readonly wait: (milliseconds: number, then: () => void) => void;
};

/** So long the hand rests before what it typed is saved. */
export const restMs = 700;

/** Holds an answer that is being typed until the hand rests or leaves the field, so that not every letter is a step. */
export class Typing {
  readonly #ports: Ports;
  readonly #held = new Map<number, readonly string[]>();
  #turn = 0;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  typed(position: number, keys: readonly string[]): void {
    this.#held.set(position, keys);
    this.#turn += 1;
    const turn = this.#turn;
    this.#ports.wait(restMs, () => {
      if (turn === this.#turn) this.rest();
    });
  }

  /** Gives what is held, at once. */
  rest = (): void => {
    const held = [...this.#held];
    this.#held.clear();
    for (const [position, keys] of held) this.#ports.give(position, keys);
  };
}
