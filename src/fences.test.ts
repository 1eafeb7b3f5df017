import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/**
 * The linter has no rule against the operator `**`, whose last digit may differ between JavaScript engines. The model
 * layers must give the same report everywhere, so their sources are read for it here.
 */
const modelLayers = ['engine', 'design', 'pricing', 'catalog', 'simulation', 'gallery', 'judging'];

const sourcesOf = (layer: string): string[] =>
  readdirSync(new URL(`./${layer}/`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => `./${layer}/${file}`);

/** Source text with comments and quoted text blanked, so that only code is left to search. */
const codeOf = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, (match) =>
    match.replace(/[^\n]/g, ' '),
  );

const powersIn = (text: string): number[] =>
  codeOf(text)
    .split('\n')
    .flatMap((line, index) => (line.includes('**') ? [index + 1] : []));

describe('the power operator', () => {
  it('is found where it is used, and not in comments or quoted text', () => {
    expect(powersIn('const a = 2 ** 3;\nlet b = 2;\nb **= 2;')).toEqual([1, 3]);
    expect(powersIn("/** words */\n// 2 ** 3\nconst glob = '**/x';")).toEqual([]);
  });

  it.each(modelLayers)('is used nowhere in %s', (layer) => {
    const sources = sourcesOf(layer);
    expect(sources.length).toBeGreaterThan(0);
    const found = sources.flatMap((file) =>
      powersIn(readFileSync(new URL(file, import.meta.url), 'utf8')).map((line) => `${file}:${line}`),
    );
    expect(found).toEqual([]);
  });
});
