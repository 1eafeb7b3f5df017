import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { figureLines, withFigure, withoutFigure } from './class-figures';

describe('figures of new parts', () => {
  it('are told by kind, in the words of their fields and in the order of the palette', () => {
    const lines = figureLines({ cache: { ttlMs: null }, server: { memoryMiB: 2048, vcpus: 1 } });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^Server: .*1.*, .*2 GiB$/);
    expect(lines[1]).toMatch(/^Cache: /);
    const { none } = declarations.get('cache')!.parameters.find(({ name }) => name === 'ttlMs') as { none: string };
    expect(lines[1]).toContain(none);
  });

  it('leave nothing of a kind behind when the last is left out', () => {
    const both = withFigure(withFigure({}, 'server', { vcpus: 1 }), 'server', { workers: 7 });
    expect(both).toEqual({ server: { vcpus: 1, workers: 7 } });
    const one = withoutFigure(both, 'server', 'vcpus');
    expect(one).toEqual({ server: { workers: 7 } });
    expect(withoutFigure(one, 'server', 'workers')).toEqual({});
  });
});
