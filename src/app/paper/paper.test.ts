/** The technical document: what a design says and what its runs said stand in it, and nothing else is claimed. */
import { describe, expect, it } from 'vitest';
import { describeStage, type Document } from '#design';
import { gallery } from '#gallery';
import { comparisonOf, comparisonPlan } from '#judging';
import { makeTrial, type Trial } from '#simulation';
import type { Block } from './blocks';
import { toMarkdown } from './markdown';
import { technicalDocument } from './paper';
import type { PaperInput } from './paper-input';

const shop = gallery.find(({ id }) => id === 'corner-shop')!.document;
const design: Document = {
  ...shop,
  scenario: { ...shop.scenario, durationMs: 20_000, warmUpMs: 5_000, timeline: [] },
};
const stages = design.stages.map(({ id }) => id);
const nothingRan: PaperInput = {
  document: design,
  comparison: null,
  replications: 0,
  bill: null,
  run: null,
  findings: [],
};

function made(replications: number): readonly Trial[] {
  const runs = comparisonPlan(design, stages, replications).filter(({ part }) => part === 'run');
  return runs.map((order) => {
    const making = makeTrial(order);
    let step = making.next();
    while (!step.done) step = making.next();
    if (!step.value.ok) throw new Error('a stage cannot run');
    return step.value.value;
  });
}

const written = (blocks: readonly Block[]): string => toMarkdown(blocks, () => '<svg/>');
const rowsUnder = (blocks: readonly Block[], title: string) => {
  const from = blocks.findLastIndex((block) => block.type === 'heading' && block.text === title);
  const table = blocks.slice(from).find((block) => block.type === 'table');
  return table?.type === 'table' ? table.rows : [];
};

describe('a technical document', () => {
  it('says what the design says: limits, modules with their steps, wires with what is in force, data', () => {
    const blocks = technicalDocument(nothingRan);
    expect(rowsUnder(blocks, 'Requirements')[0]).toEqual([
      'p95 browse',
      'p95 of responses',
      'web.browse',
      '≤ 150 ms',
      'after the warm-up',
      '–',
    ]);
    const text = written(blocks);
    expect(text).toContain('- place: compute');
    expect(text).toContain('Stands in: Shop server (Monolith); Backend (Services).');
    expect(rowsUnder(blocks, 'Services')).toContainEqual([
      'orders to Database',
      'sql',
      'Database (Relational database)',
      'no timeout, pool of 20',
    ]);
    // A call within the one server of the monolith is no interface; between frontend and backend it is.
    expect(rowsUnder(blocks, 'Monolith').some(([wire]) => wire === 'web to orders')).toBe(false);
    expect(rowsUnder(blocks, 'Data')[0]?.[0]).toBe('products');
  });

  it('claims no result where nothing ran', () => {
    const text = written(technicalDocument(nothingRan));
    expect(text).toContain('No runs were made of this design yet.');
    expect(text.match(/Rests on nothing yet/g)).toHaveLength(2);
    expect(text).toContain('No bill');
    expect(text).not.toContain('digest');
  });

  it('has decisions that carry the runs they rest on, with seeds and with what got better and worse', () => {
    const noted = describeStage(design, { stage: stages[1]!, values: { note: 'Two teams deploy apart.' } });
    const comparison = comparisonOf(made(3), { document: noted, stages, baseline: stages[0]! });
    const run = { stage: stages[0]!, seed: 7, digest: 'abc', offered: 300 };
    const blocks = technicalDocument({ ...nothingRan, document: noted, comparison, replications: 3, run });
    const text = written(blocks);
    expect(text).toContain('Two teams deploy apart.');
    expect(text).toContain('Rests on 3 replications of seed 7, 0:20 each.');
    expect(text).toMatch(/Remote calls [\d.]+: worse, \+[\d.]+/);
    expect(text).toContain('with seed 7, 300 requests after the warm-up, digest abc.');
    const p95 = rowsUnder(blocks, 'Results').find(([name]) => name === 'p95 latency')!;
    expect(p95[2]).toMatch(/^[\d.]+ ms ± [\d.]+ ms$/);
  });

  it('lists what was found by runs and what is seen on the sheet as risks', () => {
    const text = written(technicalDocument({ ...nothingRan, findings: ['Shop server: vCPUs 78 % used.'] }));
    expect(text).toContain('- Shop server: vCPUs 78 % used.');
    expect(text).toMatch(/Monolith: \d+ wires have no timeout/);
  });

  it('says so where no limit is set', () => {
    const free = { ...design, requirements: [] };
    expect(written(technicalDocument({ ...nothingRan, document: free }))).toContain('No limit is set');
  });
});

describe('Markdown', () => {
  const block = (text: string): Block => ({ type: 'text', text });

  it('takes what people typed as text, never as signs', () => {
    expect(written([block('a | b <script> *c* `d` [e](f) # g\nnext')])).toBe(
      'a \\| b \\<script\\> \\*c\\* \\`d\\` \\[e\\](f) \\# g next\n',
    );
    const table: Block = { type: 'table', head: ['a|b'], rows: [['c\nd']] };
    expect(written([table])).toBe('| a\\|b |\n| --- |\n| c d |\n');
  });

  it('has pictures as references at its end', () => {
    const [stage] = design.stages;
    const text = written([{ type: 'picture', stage: stage! }, block('after')]);
    expect(text).toBe(
      `![Sheet of Monolith][sheet-${stage!.id}]\n\nafter\n\n[sheet-${stage!.id}]: data:image/svg+xml;base64,${btoa('<svg/>')}\n`,
    );
  });
});
