import { describe, expect, it } from 'vitest';
import { smallExercise } from '#exercises';
import { mergedProgress } from './merged-progress';
import { isProgressFile, parseProgress, serializeProgress } from './progress-file';

const progress = {
  passed: { 'find-the-wall': 2, toosmall0001: 1 },
  best: { toosmall0001: { link: '1x.AAAA', usd: 146 } },
  exercises: [smallExercise()],
};

describe('progress as a file', () => {
  it('comes back as it was, with the exercises that it speaks of', () => {
    const text = serializeProgress(progress);
    expect(isProgressFile(text)).toBe(true);
    expect(parseProgress(text)).toEqual({ ok: true, value: progress });
  });

  it.each([
    ['"find-the-wall": 2', '"find-the-wall": 0', /^passed\.find-the-wall/],
    ['"usd": 146', '"usd": -1', /^best\.toosmall0001\.usd/],
    ['"minutes": 5', '"minutes": 0', /^exercises\[0\]\.brief\.minutes/],
  ])('is refused by field where %s is %s', (was, is, path) => {
    const read = parseProgress(serializeProgress(progress).replace(was, is));
    expect(read.ok ? '' : read.problems[0]?.path).toMatch(path);
    expect(parseProgress('{').ok).toBe(false);
  });

  it('is added to what is there: the newer version, the cheaper solution, nothing lost', () => {
    const own = {
      passed: { 'find-the-wall': 1, 'the-bill': 3 },
      best: { toosmall0001: { link: 'own', usd: 150 }, 'the-bill': { link: 'mine', usd: null } },
    };
    expect(mergedProgress(own, progress)).toEqual({
      passed: { 'find-the-wall': 2, 'the-bill': 3, toosmall0001: 1 },
      best: { toosmall0001: { link: '1x.AAAA', usd: 146 }, 'the-bill': { link: 'mine', usd: null } },
    });
    expect(mergedProgress(progress, own).best.toosmall0001).toEqual({ link: '1x.AAAA', usd: 146 });
  });
});
