/** A refusal of the simulator, in words for a person; what Discord's own client would show. */
export class Refused extends Error {}

/** The simulator's control API: what this page can see and do. @throws {Refused} from every method that asks */
export class SimulatorClient {
  state() {
    return ask("/state");
  }

  async commands({ guild, as }) {
    return (await ask(`/guilds/${guild}/commands?as=${as}`)).commands;
  }

  async messages({ guild, as }, channel) {
    return (await ask(`/guilds/${guild}/messages?as=${as}&channel=${channel}`)).messages;
  }

  join(guild, person) {
    return post(`/guilds/${guild}/members`, person);
  }

  /** @param {"slash" | "autocomplete" | "click" | "select" | "submit" | "say"} act */
  act(act, wish) {
    return post(`/act/${act}`, wish);
  }

  /**
   * Tells each change of a message this person sees, and when the line is up or down. Returns how to stop.
   * @param {{ change: (change: object) => void, up: () => void, down: () => void }} listener
   */
  follow({ guild, as }, { change, up, down }) {
    const source = new EventSource(`/simulator/events?guild=${guild}&as=${as}`);
    source.onmessage = ({ data }) => change(JSON.parse(data));
    source.onopen = up;
    source.onerror = () => {
      down();
      // A server that restarts answers with an error once; browsers then give up for good.
      if (source.readyState === EventSource.CLOSED)
        again = setTimeout(() => (stop = this.follow({ guild, as }, { change, up, down })), 2_000);
    };
    let again;
    let stop = () => source.close();
    return () => {
      clearTimeout(again);
      stop();
    };
  }
}

const post = (path, body) => ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

async function ask(path, init) {
  const response = await fetch(`/simulator${path}`, init).catch(() => undefined);
  if (!response) throw new Refused("the simulator does not answer");
  const body = await response.json();
  if (!response.ok) throw new Refused(body.error ?? `the simulator answered ${response.status}`);
  return body;
}
