import { declarations } from '#catalog';
import type { Component, Stage } from '#design';

/** Components of a stage in which modules of ours can stand. */
export function hostsIn(stage: Stage): readonly Component[] {
  return stage.components.filter(({ kind }) => declarations.get(kind)?.hosts === 'modules');
}

/** Whether its instances are made when somebody asks for one. */
export function isOnDemand({ kind }: Component): boolean {
  const declaration = declarations.get(kind);
  return declaration?.hosts === 'modules' && declaration.instancesParameter === null;
}
