/**
 * Connections that stay. Each belongs to a holder, a client or a calling instance, and takes memory at the instance that it leads to for as long as it
 * stays, used or not. Over some links calls merely share it; over others it binds its holder: all that the holder asks goes to the instance that was
 * chosen when it was opened, and a holder that loses it comes back by itself. Everybody's state here ends with the run.
 */
import { now } from './calendar';
import { callSites } from './call-state';
import type { CallSite } from './call-site';
import type { Chooser } from './chooser';
import type { Destination } from './destination';
import * as f from './frames';
import type { Link } from './link';
import { startComputing, stopComputing } from './processor';
import { derivedKey, deriveKey, uniformOf } from './random';
import { machine } from './state';
import type { Instance } from './station';
import { after, createTask, endTask } from './tasks';
import { forgetWays, learnRoom } from './ways';

/** Who tries in vain to come back tries again after this and a new draw, ms. */
const againMs = 1000;
/** Ways through the network before a connection is open: two there, two back. */
const openingWays = 4;

export interface Lasting {
  /** Number of a client, or -1 - row of the calling instance. */
  readonly holder: number;
  readonly link: Link;
  readonly site: CallSite;
  /** Instance from which its calls are made, and the one it leads to. */
  readonly caller: Instance;
  readonly instance: Instance;
  /** The task whose handshake is computed there; -1 = none is. */
  handshake: number;
}

/** Those that bind, by who chooses and for whom: one to each set of instances that the holder asks. Those that do not, by link, holder and instance. */
const bound = new Map<string, Lasting[]>();
const shared = new Map<string, Lasting>();
/** All of them by the row of the instance that they lead to. */
const byInstance = new Map<number, Set<Lasting>>();
/** Those that bind a client, by its number. */
const byClient = new Map<number, Set<Lasting>>();

export function resetLasting(): void {
  bound.clear();
  shared.clear();
  byInstance.clear();
  byClient.clear();
}

const holderName = (caller: Instance, { chooserId }: CallSite, holder: number): string =>
  `${caller.row}/${chooserId}/${holder}`;
const nameOf = (link: Link, holder: number, instance: Instance): string => `${link.row}/${holder}/${instance.row}`;

/** Who holds the connection of a call: the client whose request it is, or the instance that calls; routers pass on what they are given. */
function holderOf(call: number, site: CallSite): number {
  let caller = call;
  for (let from = site; from.forwards; from = machine.world.site(callSites[caller]!)) {
    caller = f.livingParent(caller);
    if (caller < 0) return f.clients[call]!;
  }
  if (f.flags[caller]! & f.flag.hedge) caller = f.livingParent(caller);
  return caller < 0 || f.kind[caller] === f.kinds.call ? f.clients[call]! : -1 - f.places[caller]!;
}

/** The instance to which the holder of a call is bound; null = to none of those that the call may go to. */
export function boundInstance(call: number, site: CallSite, caller: Instance): Instance | null {
  return boundFor(caller, site, holderOf(call, site))?.instance ?? null;
}

function boundFor(caller: Instance, site: CallSite, holder: number): Lasting | undefined {
  return bound.get(holderName(caller, site, holder))?.find(({ instance }) => site.to(instance.row) !== undefined);
}

const isServing = ({ state }: Instance): boolean => state === 'up';

/** A call is sent: true = it opens the connection that it goes over. */
export function opens(call: number, { site, link, instance }: Destination): boolean {
  // Who starts instances on demand has nothing that a connection could stay at.
  if (machine.world.group(instance.group).onDemand !== null) return false;
  const caller = machine.world.instance(f.places[call]!);
  const holder = holderOf(call, site);
  const isOpen = binds(link)
    ? boundFor(caller, site, holder) !== undefined
    : shared.has(nameOf(link, holder, instance));
  if (isOpen) return false;
  if (isServing(instance)) open({ holder, link, site, caller, instance, handshake: -1 });
  return true;
}

const binds = ({ options }: Link): boolean => options.lasting?.binds === true;

function open(lasting: Lasting): void {
  const { link, holder, instance, site, caller } = lasting;
  if (binds(link)) {
    const name = holderName(caller, site, holder);
    bound.set(name, [...(bound.get(name) ?? []), lasting]);
  } else shared.set(nameOf(link, holder, instance), lasting);
  const here = byInstance.get(instance.row) ?? new Set<Lasting>();
  byInstance.set(instance.row, here.add(lasting));
  link.lasting.opened++;
  link.lasting.open.change(now(), 1);
  holds(instance, 1);
  if (!binds(link) || holder < 0) return;
  const own = byClient.get(holder) ?? new Set<Lasting>();
  byClient.set(holder, own.add(lasting));
  machine.observer.holders?.opened(holder);
}

function holds(instance: Instance, by: number): void {
  instance.memory.pooled += by;
  learnRoom(instance);
}

function close(lasting: Lasting): void {
  const { link, holder, instance, site, caller, handshake } = lasting;
  if (byInstance.get(instance.row)?.delete(lasting) !== true) return;
  shared.delete(nameOf(link, holder, instance));
  forget(lasting);
  const name = holderName(caller, site, holder);
  const left = bound.get(name)?.filter((each) => each !== lasting) ?? [];
  if (left.length > 0) bound.set(name, left);
  else bound.delete(name);
  if (handshake >= 0) {
    if (instance.processor >= 0) stopComputing(instance.processor, handshake);
    endTask(handshake);
  }
  link.lasting.open.change(now(), -1);
  holds(instance, -1);
}

function forget(lasting: Lasting): void {
  const own = byClient.get(lasting.holder);
  if (own?.delete(lasting) && own.size === 0) byClient.delete(lasting.holder);
}

/** A connection that binds is lost, and its holder comes back later. */
function lose(lasting: Lasting): void {
  close(lasting);
  lasting.link.lasting.lost++;
  if (!binds(lasting.link)) return;
  machine.observer.holders?.lost(lasting.holder);
  comeBackLater(lasting, 0);
}

/** A client gives up the connections that bind it, and comes back as if it had lost them; false = there are none. */
export function hangUp(client: number): boolean {
  const own = Array.from(byClient.get(client) ?? []);
  own.forEach(lose);
  return own.length > 0;
}

/** An instance dies or takes nothing new any more: its connections are lost, and those whom they bound come back. What it held itself is closed. */
export function loseLasting(instance: Instance): void {
  Array.from(byInstance.get(instance.row) ?? []).forEach(lose);
  for (const here of byInstance.values())
    for (const lasting of Array.from(here)) if (lasting.caller === instance) close(lasting);
}

/** Calls over a link are made another way from now on: what stayed for it is closed. */
export function closeLasting(link: Link): void {
  for (const here of byInstance.values())
    for (const lasting of Array.from(here)) if (lasting.link === link) close(lasting);
}

/** Drawn anew for each holder and try, between 0 and the link's spread. */
function spreadMs({ link, holder, instance }: Lasting, turn: number): number {
  const { lasting, id } = link.options;
  deriveKey(machine.seed | 0, 0x72657475, holder, id);
  deriveKey(derivedKey[0]!, derivedKey[1]!, link.lasting.lost, turn + instance.epoch);
  return uniformOf(derivedKey[0]!, derivedKey[1]!) * (lasting?.spreadMs ?? 0);
}

function comeBackLater(lost: Lasting, turn: number): void {
  const { link } = lost;
  const own = machine.observer.holders?.pauseMs(lost.holder, turn) ?? (turn === 0 ? 0 : againMs);
  const pauseMs = own + (turn === 0 ? link.oneWayMs() : 0) + spreadMs(lost, turn);
  after(pauseMs, () => comeBack(lost, turn), true);
}

/** A holder that lost its connection asks for another, unless a call of it has opened one meanwhile or nobody wants it any more. */
function comeBack(lost: Lasting, turn: number): void {
  const { link, caller, holder } = lost;
  const site = siteNow(lost.site);
  if (!binds(link) || !isServing(caller)) {
    machine.observer.holders?.gone(holder);
    return;
  }
  if (boundFor(caller, site, holder)) return;
  const instance = link.cut ? null : chosenBy(site.chooserOf(caller), lost);
  if (!instance || !accepts(instance)) return comeBackLater(lost, turn + 1);
  after(openingWays * link.oneWayMs(), () => arrive({ ...lost, site, instance }, turn), true);
}

/** What an edit made of a site: the newest of the same step and the same who chooses. */
function siteNow(site: CallSite): CallSite {
  const isSame = ({ chooserId, options }: CallSite) =>
    chooserId === site.chooserId && options.step === site.options.step;
  return machine.world.sites.findLast(isSame) ?? site;
}

const accepts = (instance: Instance): boolean => isServing(instance) && !instance.silent;

/** Chosen like a request of the holder, by a frame that is gone at once. */
function chosenBy(chooser: Chooser, { holder }: Lasting): Instance | null {
  const frame = f.allocate(f.kinds.task);
  f.clients[frame] = holder;
  f.entities[frame] = holder;
  const instance = chooser.choose(frame);
  if (instance) chooser.done(instance.row);
  f.release(frame);
  return instance;
}

function arrive(lasting: Lasting, turn: number): void {
  const { instance, site, caller, holder } = lasting;
  if (boundFor(caller, site, holder)) return;
  const link = site.to(instance.row)?.link;
  if (!link || !accepts(instance)) return comeBackLater(lasting, turn + 1);
  const here = { ...lasting, link };
  link.lasting.returned++;
  open(here);
  if (instance.isOutOfMemory()) {
    machine.observer.outOfMemory(instance.row);
    forgetWays();
  } else shakeHands(here);
}

function shakeHands(lasting: Lasting): void {
  const { instance, link } = lasting;
  const { handshakeMs } = link.options;
  if (handshakeMs <= 0 || !machine.world.group(instance.group).serializes) return;
  if (instance.processor < 0) return instance.computesAlone(handshakeMs);
  const task = createTask(() => {
    lasting.handshake = -1;
    endTask(task);
  }, true);
  lasting.handshake = task;
  startComputing(instance.processor, task, handshakeMs);
}
