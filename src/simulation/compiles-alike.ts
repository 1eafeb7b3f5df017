/** What an edit must have changed for the programs of a run to be made anew. Told by identity: what an edit did not touch is shared. */
import type { Document, Stage } from '#design';

/** Whether nothing beside the stage that its programs are made of has changed: data sets, runtimes, the limit of the account, what the users may ask for. */
export function compilesAlike(a: Document, b: Document): boolean {
  const mixes = (document: Document) => document.workload.trafficClasses.map(({ mix }) => mix);
  const [mixesOfA, mixesOfB] = [mixes(a), mixes(b)];
  return (
    a.dataSets === b.dataSets &&
    a.assumptions.runtimes === b.assumptions.runtimes &&
    a.assumptions.accountConcurrency === b.assumptions.accountConcurrency &&
    mixesOfA.length === mixesOfB.length &&
    mixesOfA.every((mix, at) => mix === mixesOfB[at])
  );
}

/** Whether two states of a stage differ in nothing but names of its own and where things are drawn. */
export function meansTheSame(a: Stage, b: Stage): boolean {
  return a.components === b.components && a.modules === b.modules && a.wires === b.wires && a.zones === b.zones;
}

/** Whether two states of a document differ in nothing but where things are drawn. */
export function differsInLayoutOnly(a: Document, b: Document): boolean {
  const same = <Thing extends object>(x: Thing, y: Thing, besides: readonly (keyof Thing)[]) =>
    Object.keys(x).every(
      (name) => besides.includes(name as keyof Thing) || x[name as keyof Thing] === y[name as keyof Thing],
    );
  return (
    a !== b &&
    a.stages.length === b.stages.length &&
    same(a, b, ['stages', 'nextId']) &&
    a.stages.every((stage, at) => same(stage, b.stages[at]!, ['layout']))
  );
}
