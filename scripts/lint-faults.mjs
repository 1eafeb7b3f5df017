// Deliberately wrong sources, and correct ones beside them, for lint-selftest.mjs. A fault is one file that must be
// reported under its rule; `compiler` stands for an error of the type checker. A file without a rule must pass.
import { doorsClosedTo, layerNames, layers, modelLayers } from './layers.mjs';

/** The four ways to write an import; a fence that stops only one of them is none. */
const importForms = (specifier) => ({
  value: `import { thing } from '${specifier}';\nexport const used = thing;\n`,
  type: `import type { Thing } from '${specifier}';\nexport type Used = Thing;\n`,
  dynamic: `export const used = import('${specifier}');\n`,
  again: `export { thing } from '${specifier}';\n`,
});

const RESTRICTED = 'no-restricted-imports';

const otherLayers = (layer) => layerNames.filter((other) => other !== layer);

function doorFixtures(layer) {
  const closed = doorsClosedTo(layer);
  return otherLayers(layer).flatMap((other) =>
    Object.entries(importForms(`#${other}`)).map(([form, code]) => {
      const isTypeAllowed = form === 'type' && layers[layer].names?.includes(other);
      const rule = closed.includes(other) && !isTypeAllowed ? RESTRICTED : null;
      return { file: `src/${layer}/door-${other}-${form}.ts`, code, rule };
    }),
  );
}

const wayRoundFixtures = (layer) => [
  ...otherLayers(layer).flatMap((other) => [
    { file: `src/${layer}/round-${other}.ts`, code: importForms(`../${other}/index`).value, rule: RESTRICTED },
    { file: `src/${layer}/inner/round-${other}.ts`, code: importForms(`../../${other}/part`).value, rule: RESTRICTED },
    { file: `src/${layer}/past-${other}.ts`, code: importForms(`#${other}/part`).value, rule: RESTRICTED },
    { file: `src/${layer}/round-${other}.test.ts`, code: importForms(`../${other}/part`).value, rule: RESTRICTED },
  ]),
  { file: `src/${layer}/own-door.ts`, code: importForms(`#${layer}`).value, rule: RESTRICTED },
  { file: `src/${layer}/inside.ts`, code: importForms('./index').value, rule: null },
];

const closedPackages = {
  model: ['react', 'react-dom/client', '@xyflow/react', 'zustand', 'uplot', 'fflate', 'node:fs', 'node:fs/promises'],
  web: ['react', '@xyflow/react', 'zustand', 'node:fs'],
  worker: ['react', 'zustand', 'node:fs'],
  page: ['node:fs'],
  node: ['react', '@xyflow/react'],
};

const packageFixtures = (layer) =>
  closedPackages[layers[layer].world].map((name) => ({
    file: `src/${layer}/package-${name.replaceAll(/\W+/g, '-').replace(/^-/, '')}.ts`,
    code: `import * as closed from '${name}';\nexport const used = closed;\n`,
    rule: RESTRICTED,
  }));

const exactMath = ['sqrt', 'floor', 'imul', 'abs', 'min'];
const inexactMath = ['random', 'exp', 'log', 'pow', 'sin', 'cos', 'tan', 'hypot', 'cbrt', 'log2', 'log10', 'log1p'];
const globals = ['Date', 'performance', 'crypto', 'document', 'window', 'setTimeout', 'console', 'globalThis'];

const modelFixtures = (layer) => [
  ...inexactMath.map((name) => ({
    file: `src/${layer}/math-${name}.ts`,
    code: `export const used = Math.${name};\n`,
    rule: 'no-restricted-properties',
  })),
  {
    file: `src/${layer}/math-taken-apart.ts`,
    code: 'const { exp } = Math;\nexport const used = exp;\n',
    rule: 'no-restricted-properties',
  },
  ...exactMath.map((name) => ({
    file: `src/${layer}/math-${name}.ts`,
    code: `export const used = (a: number): number => Math.${name}(a, 1);\n`,
    rule: null,
  })),
  ...globals.flatMap((name) => [
    {
      file: `src/${layer}/global-${name.toLowerCase()}.ts`,
      code: `export const used = ${name};\n`,
      rule: 'no-restricted-globals',
    },
  ]),
  ...globals
    .filter((name) => name !== 'Date' && name !== 'globalThis')
    .map((name) => ({
      file: `src/${layer}/compiled-${name.toLowerCase()}.ts`,
      code: `export const used = ${name};\n`,
      rule: 'compiler',
    })),
  {
    file: `src/${layer}/chance.test.ts`,
    code: "import { expect, it } from 'vitest';\nit('is', () => expect(Math.random()).toBe(1));\n",
    rule: 'no-restricted-properties',
  },
  {
    file: `src/${layer}/clock.test.ts`,
    code: "import { expect, it } from 'vitest';\nit('is', () => expect(Date.now()).toBe(1));\n",
    rule: 'no-restricted-globals',
  },
  {
    file: `src/${layer}/theory.test.ts`,
    code: "import { expect, it } from 'vitest';\nit('is', () => expect(Math.exp(0)).toBe(1));\n",
    rule: null,
  },
];

const special = [
  { file: 'src/worker/simulation-client.ts', code: importForms('#simulation').value, rule: RESTRICTED },
  { file: 'src/worker/bill-client.ts', code: importForms('#simulation').type, rule: null },
  { file: 'src/worker/design-client.ts', code: importForms('#design').value, rule: RESTRICTED },
  { file: 'src/app/canvas/flow.ts', code: "export { ReactFlow } from '@xyflow/react';\n", rule: null },
  { file: 'src/app/charts/flow.ts', code: "export { ReactFlow } from '@xyflow/react';\n", rule: RESTRICTED },
  { file: 'src/app/canvas/around.ts', code: importForms('../../engine/part').value, rule: RESTRICTED },
  { file: 'src/app/canvas/inner/around.ts', code: importForms('../../../engine/part').value, rule: RESTRICTED },
  { file: 'src/app/canvas/inner/around.test.ts', code: importForms('../../../engine/part').value, rule: RESTRICTED },
  { file: 'src/app/canvas/sibling.ts', code: importForms('../gallery/part').value, rule: null },
  { file: 'src/app/canvas/sibling.test.ts', code: importForms('../gallery/part').value, rule: null },
  { file: 'src/app/sibling.ts', code: importForms('./gallery/part').value, rule: null },
  { file: 'src/app/gallery/part.ts', code: 'export const thing = 1;\n', rule: null },
  { file: 'src/app/ui/widgets.ts', code: "export { Dialog } from 'radix-ui';\n", rule: null },
  { file: 'src/app/canvas/widgets.ts', code: "export { Dialog } from 'radix-ui';\n", rule: RESTRICTED },
  { file: 'src/catalog/cache/spec.ts', code: importForms('../queue/spec').value, rule: RESTRICTED },
  {
    file: 'src/catalog/queue/spec.ts',
    code: "import { thing } from '../index';\nexport const used = thing;\n",
    rule: null,
  },
  { file: 'src/sharing/packer.ts', code: "export { deflateSync } from 'fflate';\n", rule: null },
  {
    file: 'src/main.tsx',
    code: "import { thing } from '#app';\nimport { thing as core } from '#engine';\nexport const used = [thing, core];\n",
    rule: RESTRICTED,
  },
];

const lines = (count, line) => Array.from({ length: count }, (_, index) => line(index)).join('\n');
const longFunction = (length) => `export function long(): void {\n${lines(length - 2, () => '  void 0;')}\n}\n`;
const branches = (count) => lines(count, (index) => `  if (n === ${index}) return ${index};`);
const component = (body) => `export function Panel() {\n${body}\n  return <p>text</p>;\n}\n`;

/** One fault for each rule that is not a fence; file names are those the rule cares about. */
const rules = [
  ['no-cycle', 'src/engine/circle-a.ts', "import { b } from './circle-b';\nexport const a = (): number => b();\n"],
  [null, 'src/engine/circle-c.ts', 'export const c = 1;\n'],
  ['no-cycle', 'src/engine/circle-b.ts', "import { a } from './circle-a';\nexport const b = (): number => a();\n"],
  [null, 'src/engine/table.ts', 'export const one = 1;\n'],
  ['namespace', 'src/engine/past-table.ts', "import * as table from './table';\nexport const two = table.two;\n"],
  [
    null,
    'src/engine/computed.ts',
    "import * as table from './table';\nexport const of = (name: keyof typeof table): number => table[name];\n",
  ],
  ['no-default-export', 'src/engine/default-export.ts', 'export default 1;\n'],
  [null, 'some.config.ts', 'export default {};\n'],
  [
    'consistent-type-imports',
    'src/engine/type-import.ts',
    "import { Thing } from './index';\nexport const used: Thing = 1;\n",
  ],
  ['no-explicit-any', 'src/engine/any.ts', 'export const used: any = 1;\n'],
  ['no-namespace', 'src/engine/namespace.ts', 'export namespace Room {\n  export const used = 1;\n}\n'],
  ['no-floating-promises', 'src/app/floating.ts', 'export function go(): void {\n  Promise.resolve(1);\n}\n'],
  [
    'no-misused-promises',
    'src/app/misused.ts',
    'export const used = async (p: Promise<boolean>) => {\n  if (p) return 1;\n  return await Promise.resolve(2);\n};\n',
  ],
  ['no-unsafe-argument', 'src/app/unsafe-argument.ts', "export const used = encodeURI(JSON.parse('1'));\n"],
  ['no-unsafe-assignment', 'src/app/unsafe-assignment.ts', "export const used = JSON.parse('1');\n"],
  ['no-unsafe-call', 'src/app/unsafe-call.ts', "export const used = (): unknown => JSON.parse('1')();\n"],
  ['no-unsafe-member-access', 'src/app/unsafe-member.ts', "export const used = (): unknown => JSON.parse('1').a;\n"],
  ['no-unsafe-return', 'src/app/unsafe-return.ts', "export const used = (): number => JSON.parse('1');\n"],
  [
    'switch-exhaustiveness-check',
    'src/engine/switch.ts',
    "export function used(kind: 'a' | 'b'): number {\n  switch (kind) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}\n",
  ],
  [
    null,
    'src/engine/switch-whole.ts',
    "export function used(kind: 'a' | 'b'): number {\n  switch (kind) {\n    case 'a':\n      return 1;\n    case 'b':\n      return 2;\n  }\n}\n",
  ],
  [
    'rules-of-hooks',
    'src/app/Hooks.tsx',
    "import { useState } from 'react';\nexport function Hooks({ on }: { on: boolean }) {\n  if (on) useState(1);\n  return <p>text</p>;\n}\n",
  ],
  [
    'exhaustive-deps',
    'src/app/Effects.tsx',
    "import { useEffect } from 'react';\nexport function Effects({ title }: { title: string }) {\n  useEffect(() => {\n    document.title = title;\n  }, []);\n  return <p>text</p>;\n}\n",
  ],
  ['jsx-key', 'src/app/Keys.tsx', 'export const Keys = () => <ul>{[1, 2].map((n) => <li>{n}</li>)}</ul>;\n'],
  [
    'no-danger',
    'src/app/Danger.tsx',
    "export const Danger = () => <p dangerouslySetInnerHTML={{ __html: '<b>b</b>' }} />;\n",
  ],
  ['alt-text', 'src/app/Picture.tsx', 'export const Picture = () => <img src="a.png" />;\n'],
  ['filename-case', 'src/engine/camelCase.ts', 'export const used = 1;\n'],
  ['filename-case', 'src/app/kebab-case.tsx', component('')],
  [
    null,
    'src/app/Panel.browser.test.tsx',
    "import { expect, it } from 'vitest';\nit('is', () => expect(1).toBe(1));\n",
  ],
  [
    'expect-expect',
    'src/engine/nothing.test.ts',
    "import { it } from 'vitest';\nit('claims nothing', () => {\n  Math.abs(1);\n});\n",
  ],
  [
    'no-focused-tests',
    'src/engine/focus.test.ts',
    "import { expect, it } from 'vitest';\nit.only('is', () => expect(1).toBe(1));\n",
  ],
  [
    'valid-expect',
    'src/engine/hollow.test.ts',
    "import { expect, it } from 'vitest';\nit('is', () => {\n  expect(1);\n});\n",
  ],
  [
    null,
    'src/engine/named.test.ts',
    "import { expect, it } from 'vitest';\nit('is', () => expect(1, 'a member').toBe(1));\n",
  ],
  ['no-console', 'src/app/console.ts', "export const used = (): void => console.log('a');\n"],
  [null, 'src/cli/console.ts', "export const used = (): void => console.log('a');\n"],
  ['no-unused-vars', 'src/engine/unused.ts', 'const unused = 1;\nexport const used = 2;\n'],
  ['no-warning-comments', 'src/engine/comment.ts', '// TODO: later\nexport const used = 1;\n'],
  ['eqeqeq', 'src/engine/equal.ts', 'export const used = (a: unknown): boolean => a == 1;\n'],
  [
    'complexity',
    'src/engine/complex.ts',
    `export function used(n: number): number {\n${branches(12)}\n  return -1;\n}\n`,
  ],
  [
    null,
    'src/engine/complex-enough.ts',
    `export function used(n: number): number {\n${branches(11)}\n  return -1;\n}\n`,
  ],
  [
    'max-depth',
    'src/engine/deep.ts',
    'export function used(n: number): number {\n  if (n > 0) {\n    if (n > 1) {\n      if (n > 2) {\n        if (n > 3) {\n          return 3;\n        }\n      }\n    }\n  }\n  return 0;\n}\n',
  ],
  ['max-lines', 'src/engine/long-file.ts', `${lines(301, (index) => `export const n${index} = ${index};`)}\n`],
  [null, 'src/engine/long-enough-file.ts', `${lines(300, (index) => `export const n${index} = ${index};`)}\n`],
  [null, 'src/pricing/price-items/table.ts', `${lines(400, (index) => `export const n${index} = ${index};`)}\n`],
  ['max-lines-per-function', 'src/engine/long-function.ts', longFunction(71)],
  [null, 'src/engine/long-enough-function.ts', longFunction(70)],
  ['max-lines-per-function', 'src/app/LongPanel.tsx', component(lines(118, () => '  void 0;'))],
  [null, 'src/app/LongEnoughPanel.tsx', component(lines(117, () => '  void 0;'))],
  [
    'max-params',
    'src/engine/parameters.ts',
    'export const used = (a: number, b: number, c: number, d: number, e: number): number => a + b + c + d + e;\n',
  ],
].map(([rule, file, code]) => ({ rule, file, code }));

/** What the compiler alone can see: the environment of each project, and the strictness of all of them. */
const compiler = [
  ['src/worker/page.ts', 'export const used = document.title;\n'],
  ['src/worker/machine.ts', 'export const used = process.exit;\n'],
  ['src/sharing/machine.ts', 'export const used = process.exit;\n'],
  ['src/app/machine.ts', 'export const used = process.exit;\n'],
  ['src/cli/page.ts', 'export const used = document.title;\n'],
  ['src/app/index-access.ts', 'export const used = (list: number[]): number => list[0];\n'],
  ['src/cli/optional.ts', 'export const used: { a?: number } = { a: undefined };\n'],
  ['src/engine/numbered.ts', 'export enum Numbered {\n  One,\n}\n'],
  ['src/engine/shorthand.ts', 'export class Used {\n  constructor(readonly a: number) {}\n}\n'],
  [
    'src/engine/typed.test.ts',
    "import { expect, it } from 'vitest';\nit('is', () => expect(1 as string).toBe('1'));\n",
  ],
  ['src/catalog/no-such-name.ts', "import { noSuchName } from '#engine';\nexport const used = noSuchName;\n"],
].map(([file, code]) => ({ file, code, rule: 'compiler' }));

export const fixtures = [
  ...layerNames.flatMap((layer) => [...doorFixtures(layer), ...wayRoundFixtures(layer), ...packageFixtures(layer)]),
  ...modelLayers.flatMap(modelFixtures),
  ...special,
  ...rules,
  ...compiler,
];
