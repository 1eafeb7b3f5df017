import { readFileSync, readdirSync } from 'node:fs';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { layerNames, layers, modelLayers } from '../scripts/layers.mjs';

const here = (place: string): URL => new URL(place, import.meta.url);

const sourcesOf = (layer: string): string[] =>
  readdirSync(here(`./${layer}/`), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => `./${layer}/${file}`);

/** Places of the power operator in a source text, found in its syntax tree, not in its letters. */
function powersIn(file: string, text: string): number[] {
  const places: number[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { operator, start } = node as { operator?: unknown; start?: unknown };
    if (operator === '**' || operator === '**=') places.push(text.slice(0, Number(start)).split('\n').length);
    Object.values(node).forEach(visit);
  };
  const { program, errors } = parseSync(file, text);
  expect(errors).toEqual([]);
  visit(program);
  return places;
}

/** The linter cannot forbid the operator, and its last digit may differ between JavaScript engines. */
describe('the power operator', () => {
  it('is found where it is used, and not in comments or quoted text', () => {
    expect(powersIn('a.ts', 'const a: number = 2 ** 3;\nlet b = 2;\nb **= 2;')).toEqual([1, 3]);
    expect(powersIn('a.ts', "/** words */\n// 2 ** 3\nconst glob = '**/x';\nconst bold = `**x**`;")).toEqual([]);
  });

  it.each(modelLayers)('is used nowhere in %s', (layer) => {
    const sources = sourcesOf(layer);
    expect(sources.length).toBeGreaterThan(0);
    const found = sources.flatMap((file) =>
      powersIn(file, readFileSync(here(file), 'utf8')).map((line) => `${file}:${line}`),
    );
    expect(found).toEqual([]);
  });
});

describe('the table of layers', () => {
  const folders = readdirSync(here('.'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

  it('lists every folder of src, and no other', () => {
    expect(folders.toSorted()).toEqual(layerNames.toSorted());
  });

  it('has a door in package.json for each layer', () => {
    const { imports } = JSON.parse(readFileSync(here('../package.json'), 'utf8')) as { imports: unknown };
    const doors = Object.fromEntries(layerNames.map((layer) => [`#${layer}`, `./src/${layer}/index.ts`]));
    expect(imports).toEqual(doors);
  });

  it('compiles every model layer without the types of page and machine', () => {
    const { include, compilerOptions } = JSON.parse(readFileSync(here('../tsconfig.model.json'), 'utf8')) as {
      include: string[];
      compilerOptions: unknown;
    };
    expect(include.toSorted()).toEqual(modelLayers.map((layer) => `src/${layer}`).toSorted());
    expect(compilerOptions).toEqual({ lib: ['ES2023'], types: [] });
  });

  it('lets no layer open itself or a layer above it, so that no circle of layers can arise', () => {
    const seen = new Set<string>();
    for (const [layer, { opens, names = [] }] of Object.entries(layers) as [
      string,
      { opens: string[]; names?: string[] },
    ][]) {
      expect([...opens, ...names].filter((other) => !seen.has(other))).toEqual([]);
      seen.add(layer);
    }
    expect(seen.size).toBe(12);
  });
});

/** The linter does not read the kernel, which is no TypeScript to it. */
describe('files of the kernel', () => {
  it('are at most 300 lines long', () => {
    const files = sourcesOf('engine').filter((file) => file.includes('/kernel/'));
    expect(files.length).toBeGreaterThan(30);
    const long = files.filter((file) => readFileSync(here(file), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });
});
