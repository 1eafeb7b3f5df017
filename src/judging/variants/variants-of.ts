/** All variants of a stage that hold there: sabotages first, then what is harmless. */
import { onModules } from '../why/change';
import { withWork } from '../why/steps-lifted';
import { lostInACrash, openDoor, staleData } from './keeping';
import { halfTheCapacity, nightAsDay, oneZone, retriesWithoutBudget, slowDependency } from './running';
import { slowTail } from './tail';
import { variantKeys, type MakeVariant, type Premises, type Variant, type VariantKey } from './variant';

const more = 1.03;

const moreWork: MakeVariant = ({ stage }) =>
  stage.modules.length === 0
    ? null
    : {
        name: 'A little more work',
        what: 'Every computation and wait takes 3 % longer.',
        change: onModules(stage.id, new Set(stage.modules.map(({ id }) => id)), (module) => withWork(module, more)),
      };

/** Far from the seeds of replications and of whoever counts on from the design's own. */
const otherSeed: MakeVariant = () => ({
  name: 'The same design on another day',
  what: 'Other requests by the same laws: another seed.',
  change: (document) => ({ ...document, scenario: { ...document.scenario, seed: document.scenario.seed + 7919 } }),
});

const sabotages: Readonly<Partial<Record<VariantKey, MakeVariant>>> = {
  'slow-tail': slowTail,
  'lost-in-a-crash': lostInACrash,
  'one-zone': oneZone,
  'night-as-day': nightAsDay,
  'stale-data': staleData,
  'open-door': openDoor,
  'slow-dependency': slowDependency,
  'half-the-capacity': halfTheCapacity,
  'retries-without-budget': retriesWithoutBudget,
};

const harmless: Readonly<Partial<Record<VariantKey, MakeVariant>>> = {
  'more-work': moreWork,
  'other-seed': otherSeed,
};

export function variantsOf(premises: Premises): readonly Variant[] {
  return variantKeys.flatMap((key) => {
    const isSound = key in harmless;
    const made = (sabotages[key] ?? harmless[key])?.(premises);
    return made ? [{ key, isSound, ...made }] : [];
  });
}
