/**
 * Runs a job when no further message is waiting. The connection hands over one message a turn of the event loop; the
 * job runs after a turn in which `again` was not called, so that a burst of edits is answered once. No time is waited.
 */
export class Coalesced {
  #calls = 0;
  #waiting = false;

  constructor(private readonly run: () => void) {}

  again(): void {
    this.#calls++;
    if (this.#waiting) return;
    this.#waiting = true;
    let seen = -1;
    // A client that never stops to send is answered now and then all the same.
    let turns = 100;
    const look = () => {
      if (seen !== this.#calls && turns-- > 0) {
        seen = this.#calls;
        setImmediate(look);
        return;
      }
      this.#waiting = false;
      this.run();
    };
    setImmediate(look);
  }
}
