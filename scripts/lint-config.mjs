// Writes .oxlintrc.json. The fences repeat long lists for every layer (the linter's last matching entry wins, lists do
// not add up), so they are computed from layers.mjs. Run after a change here or there: npm run lint:config
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { doorsClosedTo, layerNames, layers, modelLayers, workerClientFiles } from './layers.mjs';
import { root } from './lib.mjs';

const file = path.join(root, '.oxlintrc.json');
const testFiles = ['src/**/*.test.ts', 'src/**/*.test.tsx', 'src/**/*.test-d.ts'];

const screenPackages = ['react', 'react-dom', 'radix-ui', '@xyflow/react', 'zustand', 'uplot', 'idb-keyval'];
const withDepths = (names) => names.flatMap((name) => [name, `${name}/**`]);
const modelBans = [...screenPackages, 'fflate', 'vite', 'vitest'];

/** Functions whose last digit may differ between JavaScript engines, and unseeded chance. */
const inexactMath = (
  'exp expm1 log log1p log2 log10 pow cbrt hypot sin cos tan asin acos atan atan2 ' + 'sinh cosh tanh asinh acosh atanh'
).split(' ');
const mathBan = (property) => ({
  object: 'Math',
  property,
  message:
    property === 'random'
      ? 'chance comes from seeded draws'
      : "use the engine's own math: equal on every JavaScript engine",
});
const modelGlobals = (
  'Date performance crypto globalThis console fetch process Buffer document window navigator self ' +
  'setTimeout setInterval queueMicrotask requestAnimationFrame'
)
  .split(' ')
  .map((name) => ({ name, message: 'a model layer knows no clock, no chance, no page and no machine' }));

/** A relative path that climbs and then names a layer: the way round a door. */
const aroundDoors = (climb = '(?:\\.\\./)+') => ({
  regex: `^(?:\\./)?${climb}(?:src/)?(?:${layerNames.join('|')})(?:/|$)`,
  message: 'another layer is reached by its door only: #layer',
});

/**
 * The page has folders named like layers (gallery, sharing): there a path is the way round a door only if it climbs
 * out of the layer, which takes as many steps as the importing file lies deep.
 */
const aroundFrom = (depth) => aroundDoors(`(?:\\.\\./){${depth},}`);
const pastDoors = { regex: '^#[^/]+/', message: 'a layer has one door: #layer' };
const doors = (names, message, extra = {}) =>
  names.length > 0 ? [{ group: names.map((name) => `#${name}`), message, ...extra }] : [];

function packagesClosedTo(layer) {
  const { world, packages = [] } = layers[layer];
  const closed = { model: modelBans, web: screenPackages, worker: screenPackages, page: [], node: screenPackages }[
    world
  ];
  const names = withDepths(closed.filter((name) => !packages.includes(name)));
  const node = world === 'node' ? [] : ['node:*', 'node:*/**'];
  return [...names, ...node];
}

function importsOf(layer, { typesOnly = layers[layer].names ?? [], around = aroundDoors(), more = [] } = {}) {
  const packages = packagesClosedTo(layer);
  const closed = doorsClosedTo(layer).filter((name) => !typesOnly.includes(name));
  return {
    patterns: [
      around,
      pastDoors,
      ...doors([layer], 'inside a layer, import relatively'),
      ...doors(closed, `${layer} may not know this layer`),
      ...doors(typesOnly, `${layer} may know only types of this layer`, { allowTypeImports: true }),
      ...(packages.length > 0 ? [{ group: packages, message: `${layer} does without this package` }] : []),
      ...more,
    ],
  };
}

const restrictImports = (files, options) => ({ files, rules: { 'no-restricted-imports': ['error', options] } });

const layerFences = layerNames
  .filter((layer) => layer !== 'app')
  .map((layer) => restrictImports([`src/${layer}/**`], importsOf(layer)));

const wrapped = (name, folder) => ({
  group: withDepths([name]),
  message: `only ${folder} uses this package, so that it can be replaced`,
});
const flow = wrapped('@xyflow/react', 'app/canvas');
const widgets = wrapped('radix-ui', 'app/ui');
const appFences = [
  { files: 'src/app/*', depth: 1, more: [flow, widgets] },
  { files: 'src/app/*/*', depth: 2, more: [flow, widgets] },
  { files: 'src/app/*/*/**', depth: 3, more: [flow, widgets] },
  { files: 'src/app/canvas/*', depth: 2, more: [widgets] },
  { files: 'src/app/canvas/*/**', depth: 3, more: [widgets] },
  { files: 'src/app/ui/*', depth: 2, more: [flow] },
  { files: 'src/app/ui/*/**', depth: 3, more: [flow] },
].map(({ files, depth, more }) => restrictImports([files], importsOf('app', { around: aroundFrom(depth), more })));

const kindFence = restrictImports(
  ['src/catalog/*/**'],
  importsOf('catalog', {
    more: [{ regex: '^(?:\\.\\./)+[^./]+/', message: 'no kind knows another; shared mechanics belong to the engine' }],
  }),
);

const clientFence = restrictImports(workerClientFiles, importsOf('worker', { typesOnly: layers.worker.opens }));

const entryFence = restrictImports(['src/main.tsx'], {
  patterns: [
    aroundDoors(),
    pastDoors,
    ...doors(
      layerNames.filter((name) => name !== 'app'),
      'the page starts at #app',
    ),
  ],
});

/** A test may look through every door: a law over the catalogue runs what it lists. It goes round none. */
const testFences = [
  { files: testFiles, around: aroundDoors() },
  { files: ['src/app/*.test.*'], around: aroundFrom(1) },
  { files: ['src/app/*/*.test.*'], around: aroundFrom(2) },
  { files: ['src/app/*/*/**/*.test.*'], around: aroundFrom(3) },
].map(({ files, around }) => restrictImports(files, { patterns: [around, pastDoors] }));

const config = {
  $schema: './node_modules/oxlint/configuration_schema.json',
  plugins: ['eslint', 'typescript', 'unicorn', 'react', 'jsx-a11y', 'import', 'oxc', 'vitest', 'promise'],
  categories: { correctness: 'error' },
  // The kernel is AssemblyScript, which its own compiler checks.
  ignorePatterns: [
    'dist/**',
    'dist-cli/**',
    'playwright-report/**',
    'test-results/**',
    'coverage/**',
    'src/engine/kernel/*.ts',
  ],
  rules: {
    // Tables of the kernel are namespaces of numbers, looked up by name.
    'import/namespace': ['error', { allowComputed: true }],
    'import/no-cycle': ['error', { ignoreTypes: true }],
    'import/no-default-export': 'error',
    'typescript/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-namespace': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/unbound-method': 'off',
    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    'react/jsx-key': 'error',
    'react/no-danger': 'error',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    // The second argument is the message of a law over a list: it names the member that broke it.
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    'vitest/expect-expect': [
      'error',
      { assertFunctionNames: ['expect', 'expect*', 'assert*', 'fc.assert', 'expectTypeOf'] },
    ],
    'no-console': 'error',
    'no-unused-vars': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
    eqeqeq: 'error',
    // A switch counts as one branch: exhaustive ones over a union are what this house wants.
    complexity: ['error', { max: 12, variant: 'modified' }],
    'max-depth': ['error', { max: 3 }],
    'max-lines': ['error', { max: 300 }],
    'max-lines-per-function': ['error', { max: 70 }],
    'max-params': ['error', { max: 4 }],
  },
  overrides: [
    {
      files: ['src/**/*.tsx'],
      rules: {
        'unicorn/filename-case': ['error', { case: 'pascalCase' }],
        'max-lines-per-function': ['error', { max: 120 }],
      },
    },
    { files: ['src/main.tsx'], rules: { 'unicorn/filename-case': ['error', { case: 'kebabCase' }] } },
    {
      files: modelLayers.map((layer) => `src/${layer}/**`),
      rules: {
        'no-restricted-globals': ['error', ...modelGlobals],
        'no-restricted-properties': ['error', ...['random', ...inexactMath].map(mathBan)],
      },
    },
    ...layerFences,
    ...appFences,
    kindFence,
    clientFence,
    entryFence,
    { files: ['src/pricing/price-items/**'], rules: { 'max-lines': 'off' } },
    { files: ['src/cli/**', 'scripts/**'], rules: { 'no-console': 'off' } },
    {
      files: ['scripts/**'],
      rules: Object.fromEntries(
        ['argument', 'assignment', 'call', 'member-access', 'return'].map((use) => [
          `typescript/no-unsafe-${use}`,
          'off',
        ]),
      ),
    },
    { files: ['*.config.ts'], rules: { 'import/no-default-export': 'off' } },
    ...testFences,
    {
      files: [...testFiles, 'e2e/**'],
      rules: {
        'max-lines': 'off',
        'max-lines-per-function': 'off',
        'no-restricted-globals': 'off',
        'no-restricted-properties': ['error', mathBan('random')],
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-argument': 'off',
        'typescript/no-unsafe-member-access': 'off',
      },
    },
    {
      files: modelLayers.map((layer) => `src/${layer}/**/*.test.ts`),
      rules: {
        'no-restricted-globals': [
          'error',
          ...modelGlobals.filter(({ name }) => ['Date', 'performance'].includes(name)),
        ],
      },
    },
  ],
};

/** Formatted by the project's formatter, so that the written file passes its check. */
export async function expectedLintConfig() {
  const prettier = await import('prettier');
  const options = { ...(await prettier.resolveConfig(file)), filepath: file };
  return prettier.format(JSON.stringify(config), options);
}

export const lintConfigIsCurrent = async () => readFileSync(file, 'utf8') === (await expectedLintConfig());

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(file, await expectedLintConfig());
