/** Why: a bottleneck planted in a design is named by it, with its place; what would not help is told as well, and nothing that was not proved. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { chainStorms, galleryEntry } from '#gallery';
import { plants, type Designs, type Plant } from './testing/plants';
import { answerWhy, explain, provedFrom, type Explanation } from './why';
import { replicationsOfWhy } from './why-trials';
import { whyWords } from './words';
import { madeTrial } from '#simulation';

function explained({ document, stage }: Plant): Explanation {
  const question = { document, stage, kinds: declarations, asked: 'auto' } as const;
  return explain(question, answerWhy(question, madeTrial));
}

const storm = chainStorms().find(({ policy }) => policy === '3 attempts in three layers')!.document;
const designs: Designs = { entry: (id) => galleryEntry(id)!.document, storm };
/** Each planted design with what was said of it. */
const all = plants(designs).map((plant) => ({ plant, explanation: explained(plant) }));

describe('why', () => {
  it('names the bottleneck that was planted, in nine designs of ten and more', () => {
    const named = all.map(({ plant, explanation }) =>
      explanation.causes.findIndex(
        ({ suspect }) => suspect.type === plant.type && suspect.places.some((place) => place === plant.place),
      ),
    );
    expect(named).toHaveLength(10);
    expect(named.filter((at) => at >= 0).length).toBeGreaterThanOrEqual(9);
    expect(named.filter((at) => at === 0).length).toBeGreaterThanOrEqual(8);
  });

  it('tells three causes at most, none of them but proved on five pairs of runs', () => {
    for (const { explanation } of all) {
      expect(explanation.causes.length).toBeLessThanOrEqual(3);
      for (const { count, improvement, halfWidth } of explanation.causes) {
        expect(count).toBe(replicationsOfWhy);
        expect(improvement).toBeGreaterThanOrEqual(provedFrom);
        expect(improvement).toBeGreaterThan(halfWidth!);
      }
    }
  });

  it('tells what would not help, with what it came to', () => {
    for (const { explanation } of all) {
      expect(explanation.noHelp).not.toBeNull();
      expect(explanation.noHelp!.isProved).toBe(false);
    }
  });

  it('says it in sentences of number, place and proof', () => {
    const database = all.find(({ plant }) => plant.name === 'a database of one vCPU')!;
    const { head, sentences } = whyWords(database.explanation);
    expect(head).toMatch(/^p95: \d+(\.\d+)? ms, limit 40 ms\.$/);
    expect(sentences[0]!.place).toBe('Database');
    expect(sentences[0]!.text).toMatch(
      /^: vCPUs \d+ % used\. With 2 vCPUs instead of 1, [\d.]+ ms → [\d.]+ ms: \d+ % less ± [\d.]+ points in 5 replications/,
    );
  });
});
