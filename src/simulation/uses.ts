/**
 * Who used what: every computation, visit, message and write of a run, told with the module that it is for and the entry operation at its root. At a host
 * it is the module that runs there; at a router the module that the request is for; at a store or third party the module that calls.
 */
import type { ComponentId, ModuleId, OperationId } from '#design';
import { idNumber } from '#design';
import { callRequestBytes, frames, machine, type Watcher } from '#engine';
import type { Use } from '#pricing';
import type { Plant, SiteTarget } from './plant';

export interface UseSeen {
  readonly component: ComponentId;
  readonly use: Use;
  readonly module: ModuleId | null;
  /** Entry operation of the client request. */
  readonly operation: OperationId | null;
  /** CPU: ms of a reference vCPU; requests: 1; the others: bytes. */
  readonly amount: number;
}

/** What the engine's rows mean; looked up once each, since a watched run is not edited. */
class Rows {
  private readonly plant: Plant;
  private readonly components = new Map<number, ComponentId>();
  private readonly modulesOfUnits = new Map<number, ModuleId>();
  private readonly targets = new Map<number, SiteTarget>();
  private readonly modulesOfSites = new Map<number, ModuleId | null>();
  private readonly linksOfUsers = new Set<number>();
  private readonly itemBytes: ReadonlyMap<number, number>;

  constructor(plant: Plant) {
    this.plant = plant;
    for (const { id, group } of plant.stations.values()) this.components.set(group.row, id);
    for (const units of plant.units.values()) for (const row of units.all()) this.modulesOfUnits.set(row, units.module);
    for (const target of plant.targets) this.targets.set(target.site.row, target);
    for (const { id, from } of plant.stage.wires) {
      const link = plant.links.get(id);
      const isFromUsers = 'component' in from && plant.stations.get(from.component)?.plan.type === 'source';
      if (link && isFromUsers) this.linksOfUsers.add(link.row);
    }
    this.itemBytes = new Map(plant.document.dataSets.map(({ id, bytesPerItem }) => [idNumber(id), bytesPerItem]));
  }

  componentAt(visit: number): ComponentId | undefined {
    return this.components.get(machine.world.instance(frames.places[visit]!).group);
  }

  moduleOf(visit: number): ModuleId | null {
    const unit = frames.units[visit]!;
    if (unit >= 0) return this.modulesOfUnits.get(unit) ?? null;
    const site = frames.sites[visit]!;
    const known = this.modulesOfSites.get(site);
    if (known !== undefined) return known;
    const module = this.moduleOfSite(site);
    this.modulesOfSites.set(site, module);
    return module;
  }

  private moduleOfSite(site: number): ModuleId | null {
    const target = this.targets.get(site)?.target;
    const { modules } = this.plant.stage;
    const owner =
      target?.type === 'store'
        ? modules.find(({ needs }) => needs.some(({ id }) => id === target.need))
        : modules.find(({ operations }) => operations.some(({ id }) => id === target?.operation));
    return owner?.id ?? null;
  }

  isToUsers(link: number): boolean {
    return this.linksOfUsers.has(link);
  }

  /** Bytes that a visit wrote at a store; 0 = it wrote nothing. */
  written(visit: number): number {
    const site = this.targets.get(frames.sites[visit]!);
    if (site?.target.type !== 'store' || frames.outcomes[visit] !== 0) return 0;
    const component = this.componentAt(visit);
    const plan = component && this.plant.stations.get(component)?.plan;
    const verb = site.target.program;
    const isWrite =
      plan?.type === 'store' &&
      Object.entries(plan.verbs).some(([name, { meter }]) => name === verb && meter === 'writes');
    if (!isWrite) return 0;
    const call = frames.livingParent(visit);
    return this.itemBytes.get(site.site.options.dataSet) ?? (call >= 0 ? callRequestBytes(call) : 0);
  }
}

type UseWatcher = Pick<Watcher, 'visitArrived' | 'visitEnded' | 'computed' | 'crossed'>;

export function watchUses(
  plant: Plant,
  operationOf: (flow: number) => OperationId | undefined,
  tell: (use: UseSeen) => void,
): UseWatcher {
  const rows = new Rows(plant);
  const say = (visit: number, use: Use, amount: number): void => {
    const component = rows.componentAt(visit);
    if (component === undefined || amount <= 0) return;
    const operation = operationOf(frames.flows[visit]!) ?? null;
    tell({ component, use, module: rows.moduleOf(visit), operation, amount });
  };
  return {
    visitArrived: (visit) => say(visit, 'requests', 1),
    visitEnded: (visit) => say(visit, 'stored-bytes', rows.written(visit)),
    computed: (visit, ms) => say(visit, 'cpu', ms),
    crossed: (visit, link, bytes, direction) => {
      say(visit, 'bytes', bytes);
      if (direction === 1 && rows.isToUsers(link)) say(visit, 'internet-bytes', bytes);
    },
  };
}
