import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serializeDocument } from '#design';
import { serializeExercise, smallExercise } from '#exercises';
import { grade } from './grade';

const folder = mkdtempSync(path.join(tmpdir(), 'grade-'));
const file = path.join(folder, 'small.exercise.json');
const whole = smallExercise();

beforeAll(() => writeFileSync(file, serializeExercise(whole)));
afterAll(() => rmSync(folder, { recursive: true }));

/** The exit code, and the first words of each line that was printed. */
async function graded(
  ...words: readonly string[]
): Promise<{ readonly code: number; readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const note = (line: string) => void lines.push(line);
  const [log, error] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')].map((each) =>
    each.mockImplementation(note),
  );
  const code = await grade(words);
  log?.mockRestore();
  error?.mockRestore();
  return { code, lines };
}

describe('grading by the file of an exercise', () => {
  it('passes its reference and alternative, and fails its start and wrong designs, each at the goal that is meant', async () => {
    const { code, lines } = await graded(file, 'all');
    expect(code).toBe(1);
    expect(lines.filter((line) => !line.startsWith(' ')).map((line) => line.replace(/, [\d.]+ s$/, ''))).toEqual([
      'start: not passed, 5 seeds',
      'reference: passed, 5 seeds',
      'alternative: passed, 5 seeds',
      'wrong: not passed, 5 seeds',
      'wrong-2: not passed, 5 seeds',
    ]);
    const missed = lines.filter((line) => line.startsWith('  missed')).map((line) => line.trim().split(/\s+/)[1]);
    expect(new Set(missed)).toEqual(new Set(['p95', 'availability', 'cost']));
  });

  it('judges a design from a file, and passes none that changed what is locked', async () => {
    const [, reference] = whole.design.stages;
    const [own, bent] = [path.join(folder, 'own.json'), path.join(folder, 'bent.json')];
    const components = reference!.components.map((each) =>
      each.name === 'Database' ? { ...each, configuration: { ...each.configuration, vcpus: 64 } } : each,
    );
    writeFileSync(own, serializeDocument({ ...whole.design, stages: [reference!] }));
    writeFileSync(bent, serializeDocument({ ...whole.design, stages: [{ ...reference!, components }] }));
    expect((await graded(file, own)).code).toBe(0);
    const { code, lines } = await graded(file, bent);
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain('Database is locked and was changed');
  });

  it('says what is wrong with a file, by its field', async () => {
    writeFileSync(file.replace('small', 'broken'), serializeExercise(whole).replace('"minutes": 5', '"minutes": 0'));
    const { code, lines } = await graded(file.replace('small', 'broken'), 'all');
    expect(code).toBe(2);
    expect(lines.join('\n')).toContain('brief.minutes');
  });
});
