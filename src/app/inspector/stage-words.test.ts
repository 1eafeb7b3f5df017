import { expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep } from '#design';
import { stageWords } from './stage-words';

const stageOf = (...hosts: readonly string[]) =>
  buildDesign(
    {
      modules: { app: { operations: { handle: [buildStep.read('database')] } } },
      components: {
        ...Object.fromEntries(hosts.map((name) => [name, { kind: 'server', modules: ['app'] }] as const)),
        Database: { kind: 'relational-database' },
      },
      wires: ['app.database -> Database'],
    },
    declarations,
  ).stages[0]!;

it('one of each is told in the singular, and wires are counted as they are drawn', () => {
  expect(stageWords(stageOf('Server'))).toBe('2 parts, 1 module, 1 wire');
  expect(stageWords(stageOf('Server', 'Server 2'))).toBe('3 parts, 1 module, 2 wires');
});
