/** At the part that is used up first: what of it, and how much of that is expected to be used. Before a run it says where to look; during one it stands beside what is measured. */
import { useStore } from 'zustand';
import type { Document, Stage } from '#design';
import type { Bottleneck } from '#simulation';
import { hasPeak, resourceName, shareText } from '../inspector/expected-words';
import { documentInForce, documentStore } from '../stores/document-store';
import { expectedStore } from '../stores/expected-store';

export function BottleneckMark({ component, stage }: { readonly component: string; readonly stage: Stage }) {
  const document = useStore(documentStore, documentInForce);
  const words = useStore(expectedStore, ({ balance }) => {
    if (!balance) return '';
    const isAtPeak = hasPeak(balance);
    const { bottleneck } = isAtPeak ? balance.peak : balance.now;
    if (!bottleneck || !standsAt(bottleneck, component, stage)) return '';
    return wordsOf(bottleneck, document, isAtPeak);
  });
  return words === '' ? null : <p className="node-bottleneck">{words}</p>;
}

function wordsOf(bottleneck: Bottleneck, document: Document, isAtPeak: boolean): string {
  const used = `${shareText(bottleneck.utilization)}${isAtPeak ? ' at the peak' : ''}`;
  return `first bottleneck: ${resourceName(bottleneck, document)}, expected ${used}`;
}

/** A wire's own, its pool or bulkhead, stands at the first part that calls over it. */
function standsAt({ place }: Bottleneck, component: string, stage: Stage): boolean {
  if (place === component) return true;
  const wire = stage.wires.find(({ id }) => id === place);
  if (!wire) return false;
  if ('component' in wire.from) return wire.from.component === component;
  const { need } = wire.from;
  const caller = stage.components.find(({ modules }) =>
    modules.some((id) => stage.modules.find((each) => each.id === id)?.needs.some((each) => each.id === need)),
  );
  return caller?.id === component;
}
