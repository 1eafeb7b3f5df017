import { declarations } from '#catalog';
import type { Component, Stage } from '#design';

/** Components of a stage in which modules of ours can stand. */
export function hostsIn(stage: Stage): readonly Component[] {
  return stage.components.filter(({ kind }) => declarations.get(kind)?.hosts === 'modules');
}
