/** One line over parts that no wire joins yet: how to join them. It goes with the first wire. */
import type { Stage } from '#design';
import { portWords } from './port-words';

export function WiringHint({ stage }: { readonly stage: Stage }) {
  if (stage.components.length < 2 || stage.wires.length > 0 || portWords(stage) === '') return null;
  return (
    <p className="wiring-hint">
      To wire two parts, press {portWords(stage)} at a right edge, then the part that it calls.
    </p>
  );
}
