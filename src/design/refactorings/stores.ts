/** A store of its own for a data set that one module alone asks for: split by who owns the data. */
import type { Document } from '../document';
import { changeStage, IdSource } from '../edits/change';
import { freeComponentName } from '../edits/components';
import type { DataSetId, NeedId } from '../ids';
import { moduleOfNeed, wiresTo } from '../lookups';
import type { Component, Module, Need, Stage, Wire } from '../stage';
import type { Step } from '../steps';
import { allSteps, changeLists } from '../step-tree';
import { beside, type Offer, type Place, type Recipe } from './recipe';

type DataStep = Extract<Step, { readonly need: NeedId }>;

const dataSetOf = (step: Step): DataSetId | null => {
  if (step.type === 'lookup') return step.dataSet;
  return step.type === 'call' && step.target.type === 'verb' ? step.target.dataSet : null;
};

const hasNeed = (step: Step): step is DataStep => 'need' in step;

interface Moved {
  readonly module: Module;
  readonly dataSet: DataSetId;
  readonly name: string;
  readonly need: Need;
  readonly wire: Wire;
}

/** Offered at the store that holds several. */
export const ownStore: Recipe = (place) => {
  const { document, stage, component, module } = place;
  if (module || component.dataSets.length < 2) return [];
  return component.dataSets.flatMap((id): readonly Offer[] => {
    const name = document.dataSets.find((each) => each.id === id)?.name ?? id;
    const label = `Give ${name} a store of its own`;
    const asking = wiresTo(stage, component.id).flatMap((wire) => through(stage, wire, id));
    const [only, ...more] = asking;
    if (!only) return [];
    if (more.length > 0) {
      const names = [...new Set(asking.map((each) => each.module.name))].join(', ');
      return [{ label, change: { refusal: `${names} ask for it: let one of them ask for it alone first.` } }];
    }
    const refusal = whyTogether(only.module, id, name);
    return [{ label, change: refusal === null ? () => moved(place, { ...only, dataSet: id, name }) : { refusal } }];
  });
};

/** Who asks for the data set over a wire. */
function through(stage: Stage, wire: Wire, dataSet: DataSetId): readonly Pick<Moved, 'module' | 'need' | 'wire'>[] {
  const { from } = wire;
  if (!('need' in from)) return [];
  const module = moduleOfNeed(stage, from.need);
  const need = module?.needs.find(({ id }) => id === from.need);
  if (!module || !need) return [];
  const asks = allSteps(module.operations).some(
    (step) => hasNeed(step) && step.need === need.id && dataSetOf(step) === dataSet,
  );
  return asks ? [{ module, need, wire }] : [];
}

/** One transaction holds one connection to one store. */
function whyTogether({ operations }: Module, dataSet: DataSetId, name: string): string | null {
  const isBound = allSteps(operations).some((step) => {
    if (step.type !== 'transaction') return false;
    const asked = new Set(allSteps([step]).flatMap((inner) => dataSetOf(inner) ?? []));
    return asked.has(dataSet) && asked.size > 1;
  });
  return isBound ? `${name} is asked for in one transaction with other data.` : null;
}

function moved({ document, stage, component }: Place, { module, dataSet, name, need, wire }: Moved): Document {
  const ids = new IdSource(document);
  const store: Component = {
    ...component,
    id: ids.give('component'),
    name: freeComponentName(stage, name),
    dataSets: [dataSet],
    note: '',
  };
  const own: Need = { ...need, id: ids.give('need'), name };
  const led: Wire = { ...wire, id: ids.give('wire'), from: { need: own.id }, to: { component: store.id }, note: '' };
  const asked = (step: Step): Step =>
    hasNeed(step) && step.need === need.id && isAbout(step, dataSet) ? { ...step, need: own.id } : step;
  const after = reached(module, { own, asked });
  const isIdle = !allSteps(after.operations).some((step) => hasNeed(step) && step.need === need.id);
  return changeStage({ ...document, nextId: ids.nextId }, stage.id, (each) => ({
    ...each,
    components: [
      ...each.components.map((part) =>
        part.id === component.id ? { ...part, dataSets: part.dataSets.filter((id) => id !== dataSet) } : part,
      ),
      store,
    ],
    modules: each.modules.map((one) =>
      one.id === module.id ? { ...after, needs: after.needs.filter(({ id }) => !isIdle || id !== need.id) } : one,
    ),
    wires: [...each.wires.filter(({ id }) => !isIdle || id !== wire.id), led],
    layout: {
      ...each.layout,
      components: { ...each.layout.components, [store.id]: beside(stage, component, 'below') },
    },
  }));
}

/** A transaction goes with what it asks for. */
const isAbout = (step: Step, dataSet: DataSetId): boolean =>
  step.type === 'transaction'
    ? allSteps([step]).some((inner) => dataSetOf(inner) === dataSet)
    : dataSetOf(step) === dataSet;

function reached(module: Module, { own, asked }: { readonly own: Need; readonly asked: (step: Step) => Step }): Module {
  return {
    ...module,
    needs: [...module.needs, own],
    operations: module.operations.map((operation) => ({
      ...operation,
      steps: changeLists(operation.steps, (list) => list.map(asked)),
    })),
  };
}
