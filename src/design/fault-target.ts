/** Whether a stage has what a fault strikes. */
import { componentOf, moduleOf, operationOf, wireOf } from './lookups';
import type { FaultTarget } from './scenario';
import type { Stage } from './stage';

/** Classes of traffic are those of the document: every stage has them. */
export function hasTarget(stage: Stage, target: FaultTarget): boolean {
  switch (target.type) {
    case 'component':
    case 'instance':
    case 'share':
      return componentOf(stage, target.component) !== undefined;
    case 'wire':
      return wireOf(stage, target.wire) !== undefined;
    case 'module':
      return moduleOf(stage, target.module) !== undefined;
    case 'operation':
      return operationOf(stage, target.operation) !== undefined;
    case 'zone':
      return stage.zones.some(({ id }) => id === target.zone);
    case 'traffic-class':
      return true;
  }
}
