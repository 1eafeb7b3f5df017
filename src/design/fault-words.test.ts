import { describe, expect, it } from 'vitest';
import { faultSentence } from './fault-words';
import type { Fault } from './scenario';
import { componentNamed, firstStage, wireNamed } from './testing/look-up';
import { shop } from './testing/shop';

const sentence = (fault: Pick<Fault, 'fault' | 'target'>) =>
  faultSentence(firstStage(shop()), { ...fault, magnitude: null, recurrence: null });

describe('faultSentence', () => {
  const component = componentNamed(shop(), 'Shop').id;

  it('names wires by their ends', () => {
    const wire = wireNamed(shop(), 'catalog.database -> Database').id;
    expect(sentence({ fault: 'latency', target: { type: 'wire', wire } })).toBe('Added latency: catalog → Database');
  });

  it('names parts and instances, and tells a restart from a crash', () => {
    expect(sentence({ fault: 'outage', target: { type: 'component', component } })).toBe('Taken down: Shop');
    expect(sentence({ fault: 'crash', target: { type: 'instance', component, instance: 1 } })).toBe(
      'Crash: Shop, instance 2',
    );
    expect(sentence({ fault: 'crash', target: { type: 'component', component } })).toBe('Restarted: Shop');
  });
});
