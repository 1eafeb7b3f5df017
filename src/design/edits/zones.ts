/** Edits of the zones of a stage: where instances may stand, each with its region. */
import type { Document } from '../document';
import type { StageId, ZoneId } from '../ids';
import { stageOf } from '../lookups';
import { asLabel } from '../ranges';
import type { Zone } from '../stage';
import { assign, assignShared, changeById, changeStage, freeName, IdSource, mapList, withoutAny } from './change';
import { withoutDangling } from './dangling';

/** A new zone: in the region of the one before it, or in the first region where it is the first. */
export function addZone(
  document: Document,
  given: { readonly stage: StageId; readonly name?: string },
): { readonly document: Document; readonly zone: ZoneId } {
  const ids = new IdSource(document);
  const id = ids.give('zone');
  const zones = stageOf(document, given.stage)?.zones ?? [];
  const taken = zones.map(({ name }) => name);
  const zone: Zone = {
    id,
    name: freeName(asLabel(given.name ?? '') ?? `zone ${letterOf(zones.length)}`, taken),
    region: zones.at(-1)?.region ?? 'region 1',
  };
  const changed = changeStage(document, given.stage, (stage) => ({ ...stage, zones: [...stage.zones, zone] }));
  return changed === document ? { document, zone: id } : { document: { ...changed, nextId: ids.nextId }, zone: id };
}

const letterOf = (at: number): string => String.fromCodePoint(0x61 + (at % 26));

export function setZone(
  document: Document,
  given: { readonly stage: StageId; readonly zone: ZoneId; readonly values: Partial<Pick<Zone, 'name' | 'region'>> },
): Document {
  const { name, region } = given.values;
  const labels = {
    ...(name === undefined ? {} : { name: asLabel(name) ?? undefined }),
    ...(region === undefined ? {} : { region: asLabel(region) ?? undefined }),
  };
  const values = Object.fromEntries(Object.entries(labels).filter(([, label]) => label !== undefined));
  return changeStage(document, given.stage, (stage) =>
    assignShared(stage, { zones: changeById(stage.zones, given.zone, (zone) => assign(zone, values)) }),
  );
}

/** What stood in it alone stands anywhere; what would strike it is planned no more. */
export function removeZone(
  document: Document,
  { stage, zone }: { readonly stage: StageId; readonly zone: ZoneId },
): Document {
  const changed = changeStage(document, stage, (each) =>
    assignShared(each, {
      zones: withoutAny(each.zones, ({ id }) => id === zone),
      components: mapList(each.components, (component) =>
        assignShared(component, { zones: withoutAny(component.zones, (id) => id === zone) }),
      ),
    }),
  );
  return changed === document ? document : withoutDangling(changed, stage);
}
