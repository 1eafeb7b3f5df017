/**
 * Those who send from a part and hold a connection each. One that has lost its connection keeps what it wants to send, eldest first; the engine brings
 * the connection back, at pauses that are the fleet's. What nobody acknowledged is kept and sent again; what is asked at each connect goes before all else.
 */
import type { FleetPlan } from '#catalog';
import { failureCauses, idNumber, type ComponentId } from '#design';
import { after, causes, derivedKey, deriveKey, dropHeld, frames, hangUp, machine, sendHeld, uniformOf } from '#engine';

/** Clients of a fleet have numbers of their own: those of its part, so many each. */
const mostDevices = 1_048_576;
const mostFleets = 2046;

/** Ends of a request after which nobody has it. */
const unacknowledged = new Set<string>(['refused', 'timed-out', 'reset']);

interface Device {
  readonly client: number;
  /** Connections that the engine brings back. */
  lost: number;
  /** Requests at the connect that have no answer yet. */
  asking: number;
  /** It waits before it tries by itself, since it had no connection to lose. */
  pauses: boolean;
  /** The one request that is under way after such a pause; -1 = none is. */
  probe: number;
  /** In vain, one after the other. */
  tries: number;
  /** Pauses drawn. */
  drawn: number;
  readonly held: number[];
}

/** Asks what a class of the fleet asks at each connect, of a device; the request's frame, -1 = nothing is asked. */
export type Asking = (device: number) => number;

export class Fleet {
  plan: FleetPlan;
  /** Of its classes that come with connections. */
  private readonly askings = new Set<Asking>();
  /** What the numbers of its clients begin with. */
  readonly number: number;
  private readonly devices = new Map<number, Device>();
  /** Requests at the connect that have no answer yet, with whose they are. */
  private readonly atConnect = new Map<number, Device>();

  constructor(number: number, plan: FleetPlan) {
    this.number = number;
    this.plan = plan;
  }

  clientOf(device: number): number {
    return this.number * mostDevices + (device % mostDevices);
  }

  /** A class is asked at each connect, or is not any more. */
  takeUp(asking: Asking, isAsked: boolean): void {
    if (isAsked) this.askings.add(asking);
    else this.askings.delete(asking);
  }

  /** Whether a device may send now. */
  maySend(client: number): boolean {
    const { lost, asking, pauses, probe } = this.deviceOf(client);
    return lost === 0 && asking === 0 && !pauses && probe < 0;
  }

  /** Keeps a request until the device is back; the eldest is given up for lack of room. */
  hold(request: number): void {
    const { held } = this.deviceOf(frames.clients[request]!);
    held.push(request);
    if (held.length > (this.plan.buffer ?? Number.POSITIVE_INFINITY)) dropHeld(held[0]!, causes.refused);
  }

  /** A request failed; true = the device keeps it, and sends it again when it is back. */
  keeps(request: number, outcome: number): boolean {
    const device = this.deviceOf(frames.clients[request]!);
    if (this.atConnect.has(request) || !unacknowledged.has(failureCauses[outcome - 1] ?? '')) return false;
    const { held } = device;
    const eldestFirst = (one: number, other: number): number => frames.ordinals[one]! - frames.ordinals[other]!;
    const isKept = held.length < (this.plan.buffer ?? Number.POSITIVE_INFINITY);
    if (isKept) held.push(request);
    held.sort((one, other) => frames.begun[one]! - frames.begun[other]! || eldestFirst(one, other));
    if (device.probe === request) device.probe = -1;
    this.turnAway(device);
    return isKept;
  }

  /** A request is over, whatever became of it. */
  requestOver(request: number, outcome: number): void {
    const device = this.devices.get(frames.clients[request]!);
    if (!device) return;
    const at = device.held.indexOf(request);
    if (at >= 0) device.held.splice(at, 1);
    if (device.probe === request) device.probe = -1;
    if (this.atConnect.delete(request)) this.answered(device, outcome === 0);
    else if (outcome === 0 && device.lost === 0 && device.asking === 0) device.tries = 0;
    if (device.held.length > 0) after(0, () => this.flush(device), true);
  }

  opened(client: number): void {
    const device = this.deviceOf(client);
    device.lost = Math.max(0, device.lost - 1);
    if (device.asking > 0 || device.lost > 0) return;
    device.asking = this.askings.size;
    after(0, () => (device.asking > 0 ? this.ask(device) : this.flush(device)), true);
  }

  lost(client: number): void {
    this.deviceOf(client).lost++;
  }

  gone(client: number): void {
    const device = this.deviceOf(client);
    device.lost = Math.max(0, device.lost - 1);
    if (device.lost === 0) this.pause(device);
  }

  /** None at first, then one that doubles; and a jitter. */
  pauseMs(client: number, turn: number): number {
    const device = this.deviceOf(client);
    const { retryMs, longestRetryMs, jitterMs } = this.plan;
    let pauseMs = 0;
    for (let again = Math.min(device.tries + turn, 40); again > 0; again--) pauseMs = Math.max(retryMs, 2 * pauseMs);
    deriveKey(machine.seed | 0, 0x666c6565, client, device.drawn++);
    return Math.min(pauseMs, longestRetryMs) + uniformOf(derivedKey[0]!, derivedKey[1]!) * jitterMs;
  }

  /** Its part is gone: nobody sends what is held. */
  end(): void {
    for (const { held } of this.devices.values()) for (const request of held.slice()) dropHeld(request, causes.reset);
  }

  private deviceOf(client: number): Device {
    const known = this.devices.get(client);
    if (known) return known;
    const device: Device = { client, lost: 0, asking: 0, pauses: false, probe: -1, tries: 0, drawn: 0, held: [] };
    this.devices.set(client, device);
    return device;
  }

  private ask(device: Device): void {
    device.asking = 0;
    const asked = [...this.askings].map((asking) => asking(device.client % mostDevices)).filter((each) => each >= 0);
    for (const request of asked) if (frames.kind[request] === frames.kinds.request) this.atConnect.set(request, device);
    device.asking = asked.filter((request) => this.atConnect.has(request)).length;
    this.flush(device);
  }

  /** What is asked at the connect was answered; a device that was not let in hangs up. */
  private answered(device: Device, isWell: boolean): void {
    device.asking = Math.max(0, device.asking - 1);
    if (isWell && device.asking === 0) device.tries = 0;
    if (!isWell) this.turnAway(device);
  }

  /** It hangs up, if that is not what happened, and comes back later; without a connection it tries by itself. */
  private turnAway(device: Device): void {
    if (device.lost > 0 || device.pauses) return;
    device.tries++;
    if (!hangUp(device.client)) this.pause(device);
  }

  private pause(device: Device): void {
    if (device.pauses) return;
    device.pauses = true;
    after(this.pauseMs(device.client, 0), () => this.probe(device), true);
  }

  /** The eldest goes first, and tells whether somebody is there. */
  private probe(device: Device): void {
    device.pauses = false;
    if (!this.maySend(device.client)) return;
    const request = device.held.shift();
    if (request === undefined) return;
    device.probe = request;
    sendHeld(request);
  }

  private flush(device: Device): void {
    while (device.held.length > 0 && this.maySend(device.client)) sendHeld(device.held.shift()!);
  }
}

/** The number of a part's fleet: the same on every sheet, unless another fleet has it already. */
export function fleetNumber(component: ComponentId, isTaken: (number: number) => boolean): number {
  let number = 1 + (idNumber(component) % mostFleets);
  for (let tries = 1; tries < mostFleets && isTaken(number); tries++) number = 1 + (number % mostFleets);
  return number;
}

export const fleetNumberOf = (client: number): number => Math.floor(client / mostDevices);
