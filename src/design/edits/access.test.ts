import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { idOf } from '../ids';
import { readDocument } from '../read-document';
import { holdCredential, setAccess } from './access';
import { oneOperation } from '../testing/one-operation';

const { bare, buy, shop, stage } = oneOperation(declarations);

describe('access', () => {
  const keyed = setAccess(bare, { credentials: [{ id: idOf('credential', 0), name: 'key' }] });
  const [key] = keyed.access.credentials;
  const opened = setAccess(keyed, {
    permissions: [{ type: 'operation', credential: key!.id, operation: buy!.id }],
  });
  const held = holdCredential(opened, { stage: stage!.id, module: shop!.id, credential: key!.id, isHeld: true });

  it('is of a credential that is held once, and given back', () => {
    expect(held.stages[0]?.modules[0]?.credentials).toEqual([key!.id]);
    expect(readDocument(held, declarations).ok).toBe(true);
    const given = { stage: stage!.id, module: shop!.id, credential: key!.id };
    expect(holdCredential(held, { ...given, isHeld: true })).toBe(held);
    expect(holdCredential(held, { ...given, isHeld: false }).stages[0]?.modules[0]?.credentials).toEqual([]);
  });

  it('goes with its credential: nobody holds it, and it opens nothing', () => {
    const after = setAccess(held, { credentials: [] });
    expect(after.access).toEqual({ credentials: [], permissions: [] });
    expect(after.stages[0]?.modules[0]?.credentials).toEqual([]);
  });
});
