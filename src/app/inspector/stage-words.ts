/** What stands on a sheet, counted as it is drawn. */
import type { Stage } from '#design';
import { drawnWires } from '../canvas/legs';

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** "5 parts, 1 module, 5 wires": a wire whose module stands in two hosts is drawn twice, one within a process not at all. */
export function stageWords(stage: Stage): string {
  const { components, modules } = stage;
  return [
    counted(components.length, 'part'),
    counted(modules.length, 'module'),
    counted(drawnWires(stage).length, 'wire'),
  ].join(', ');
}
