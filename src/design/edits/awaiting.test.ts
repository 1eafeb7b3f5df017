import { describe, expect, it } from 'vitest';
import { buildDesign } from '../build';
import { call } from '../build-steps';
import { planConnection } from '../connect-plan';
import { findProblems } from '../find-problems';
import { readDocument } from '../read-document';
import { componentNamed, firstStage, moduleNamed, operationNamed, wireNamed } from '../testing/look-up';
import { kindNamed, kinds as known } from '../testing/synthetic-kinds';
import { mayNotAwait, setAwaits } from './awaiting';

const queuing = { ...kindNamed('server'), id: 'queuing', queuesEvents: true } as const;
const kinds = new Map([...known, [queuing.id, queuing]]);

const design = (kind: string) =>
  buildDesign(
    {
      modules: {
        front: { operations: { handle: [call('back.work')] } },
        back: { operations: { work: [] } },
      },
      components: { Front: { kind: 'server', modules: ['front'] }, Back: { kind, modules: ['back'] } },
      wires: ['front -> back'],
    },
    kinds,
  );

const notAwaited = (kind = 'queuing') => {
  const document = design(kind);
  const wire = wireNamed(document, 'front.back -> back');
  return setAwaits(document, { stage: firstStage(document).id, wire: wire.id, awaits: false });
};

describe('a caller that does not wait', () => {
  it('sends what it called, over a wire and by a need of events', () => {
    const document = notAwaited();
    const [step] = operationNamed(document, 'front.handle').steps;
    expect(step).toMatchObject({ type: 'send', operation: operationNamed(document, 'back.work').id });
    expect(moduleNamed(document, 'front').needs).toMatchObject([{ protocol: 'event' }]);
    expect(wireNamed(document, 'front.back -> back').protocol).toBe('event');
    expect(readDocument(document, kinds, { strict: true }).ok).toBe(true);
  });

  it('calls again what it called when it waits again', () => {
    const document = notAwaited();
    const wire = wireNamed(document, 'front.back -> back');
    const again = setAwaits(document, { stage: firstStage(document).id, wire: wire.id, awaits: true });
    expect(again).toEqual(design('queuing'));
  });

  it('is one of a host that keeps events, and of no other', () => {
    const offers = (kind: string) => {
      const document = design(kind);
      return mayNotAwait(firstStage(document), wireNamed(document, 'front.back -> back'), kinds);
    };
    expect([offers('queuing'), offers('server')]).toEqual([true, false]);
  });

  it('is warned of, and not wired, where nobody keeps what it sends', () => {
    const document = notAwaited('server');
    const stage = firstStage(document);
    expect(findProblems(document, stage.id, kinds).map(({ title }) => title)).toContain('Back keeps no events');
    const [need] = moduleNamed(document, 'front').needs;
    const unwired = { ...stage, wires: [] };
    const to = { component: componentNamed(document, 'Back').id };
    expect(planConnection({ stage: unwired, kinds }, { need: need!.id }, to)).toMatchObject({ ok: false });
  });
});
