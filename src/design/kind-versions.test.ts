import { describe, expect, it } from 'vitest';
import type { Document } from './document';
import type { KindDeclaration, Kinds } from './kind-declaration';
import { readDocument } from './read-document';
import { shop } from './testing/shop';
import { kinds } from './testing/synthetic-kinds';

const document = shop();
const host = document.stages[0]!.components.find(({ kind }) => kind === 'server')!;

/** The catalogue in which servers are of version 3, whose backlog is counted in sevenths. */
function later(): Kinds {
  const kind: KindDeclaration = {
    ...kinds.get('server')!,
    version: 3,
    migrate: ({ backlog, ...rest }, from) => ({ ...rest, backlog: from < 3 ? 7 * Number(backlog) : (backlog ?? null) }),
  };
  return new Map([...kinds, ['server', kind]]);
}

const ofVersion = (kindVersion: number): Document => ({
  ...document,
  stages: document.stages.map((stage) => ({
    ...stage,
    components: stage.components.map((each) => (each.kind === 'server' ? { ...each, kindVersion } : each)),
  })),
});

const hostIn = (read: ReturnType<typeof readDocument>) =>
  read.ok ? read.value.document.stages[0]?.components.find(({ id }) => id === host.id) : undefined;

describe('a component of another version of its kind', () => {
  it('has its configuration brought to the present version, once', () => {
    const read = readDocument(ofVersion(2), later());
    expect(hostIn(read)?.configuration['backlog']).toBe(7 * Number(host.configuration['backlog']));
    expect(hostIn(read)?.kindVersion).toBe(3);
    const again = readDocument(read.ok ? read.value.document : null, later());
    expect(hostIn(again)).toEqual(hostIn(read));
  });

  it('is refused when it was made by a newer catalogue', () => {
    const read = readDocument(ofVersion(9), kinds);
    expect(read.ok ? [] : read.problems.map(({ title, path }) => [title, path])[0]).toEqual([
      'Made with a newer Loadbearing',
      expect.stringMatching(/^stages\[0\]\.components\[\d+\]\.kindVersion$/),
    ]);
  });
});

describe('what names a module', () => {
  it('is refused with its path when no stage has that module', () => {
    const stranger = 'm999999';
    const changed = {
      ...document,
      nextId: 1_000_000,
      dataSets: document.dataSets.map((each) => ({ ...each, owner: stranger })),
      changeModel: {
        ...document.changeModel,
        pipelines: [
          { id: 'i5', name: 'slow', modules: [stranger], fixedMinutes: 1, minutesPerModule: 1, changeFailureRatio: 0 },
        ],
      },
    };
    const read = readDocument(changed, kinds);
    const paths = read.ok ? [] : read.problems.map(({ path }) => path);
    expect(paths).toContain('changeModel.pipelines[0].modules[0]');
    expect(paths.filter((path) => path?.startsWith('dataSets['))).toHaveLength(document.dataSets.length);
  });
});
