/** What the exercise that is played locks of this part or module, beside its name: said before somebody tries. */
import { useStore } from 'zustand';
import type { KindSpec } from '#catalog';
import { listed, type ComponentId, type ModuleId } from '#design';
import { exerciseStore } from '../stores/exercise-store';

interface LockNoteProps {
  readonly id: ComponentId | ModuleId;
  /** Of a part: single fields of it may be locked. */
  readonly parameters?: KindSpec['parameters'];
  /** Of a part: how much it sends may be tried, for who judges takes what the exercise sends. */
  readonly isSender?: boolean;
}

export function LockNote({ id, parameters = [], isSender = false }: LockNoteProps) {
  const exercise = useStore(exerciseStore, ({ opened }) => opened?.exercise);
  const ofIt = exercise?.lockedFields?.filter(({ component }) => component === null || component === id) ?? [];
  const names = ofIt.flatMap((each) => each.parameters);
  if (exercise?.locked?.includes(id))
    return <span>locked in this exercise{isSender && '; try any rate, Check takes the given one'}</span>;
  const labels = parameters.filter(({ name }) => names.includes(name)).map(({ label }) => label);
  return labels.length === 0 ? null : <span>locked in this exercise: {listed(labels)}</span>;
}
