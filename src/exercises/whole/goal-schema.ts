/** Schema of goals: the vocabulary of `exercise.ts`, with bounds. */
import { schemaPart } from '#design';
import * as z from 'zod/mini';

const { atLeast0, count, finite, id, label, list, positiveCount, ratio } = schemaPart;

const mostListed = 64;
const word = <const Word extends string>(names: Word | readonly Word[]) => ({
  name: z.literal(typeof names === 'string' ? [names] : [...names]),
});
const type = <Word extends string>(name: Word) => ({
  type: z.literal(name),
  id: label.check(z.minLength(1)),
  era: z.exactOptional(label.check(z.minLength(1))),
});
const times = z.number().check(z.positive());
const relative = z.strictObject({ of: z.enum(['start', 'reference']), times });
const ofReference = z.strictObject({ of: z.literal('reference'), times });
const comparator = z.enum(['at-most', 'at-least']);

const runFigure = z.discriminatedUnion('name', [
  z.strictObject({ ...word(['mean', 'p50', 'p95', 'p99']), operation: z.exactOptional(id('operation')) }),
  z.strictObject(word(['cpu-per-request', 'remote-calls', 'refused-connections', 'messages-lost', 'crashes'])),
  z.strictObject({ ...word('calls-per-request'), component: id('component') }),
  z.strictObject({ ...word('completeness'), component: id('component'), of: positiveCount }),
  z.strictObject({
    ...word(['messages-done', 'message-p95', 'message-p99', 'dead-letters', 'messages-overlapping']),
    operation: id('operation'),
  }),
  z.strictObject({ ...word('executions'), module: id('module') }),
  z.strictObject({ ...word(['difference', 'longest-violation']), relation: id('relation') }),
  z.strictObject({ ...word('counter'), counter: id('counter') }),
]);

const drawnFigure = z.discriminatedUnion('name', [
  z.strictObject(
    word([
      'concerns-in-a-module',
      'repeated-concerns',
      'work-left-out',
      'units',
      'shared-data',
      'misplaced-data',
      'hosts-never-lost',
      'stores-never-lost',
      'effort',
    ]),
  ),
  z.strictObject({
    ...word('modules-touched'),
    changes: list(id('change'), mostListed),
    among: z.enum(['all', 'answering']),
  }),
  z.strictObject({ ...word('changes-across'), what: z.enum(['owners', 'units']) }),
  z.strictObject({ ...word('stores-reached'), from: id('module') }),
  z.strictObject({ ...word('public-entries'), from: id('component') }),
]);

export const goalSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...type('requirement'), requirement: id('requirement') }),
  z.strictObject({ ...type('figure'), figure: runFigure, comparator, target: z.union([finite, relative]) }),
  z.strictObject({ ...type('monthly-cost'), atMost: relative }),
  z.strictObject(type('no-problems')),
  z.strictObject({ ...type('changes'), atMost: z.union([count, ofReference]) }),
  z.strictObject({ ...type('modules'), atLeast: count, atMost: count }),
  z.strictObject({ ...type('vcpus'), atMost: atLeast0 }),
  z.strictObject({ ...type('setting'), kind: label, parameter: label, atMost: atLeast0 }),
  z.strictObject({ ...type('uses'), kind: label }),
  z.strictObject({ ...type('drawn'), figure: drawnFigure, atMost: atLeast0 }),
  z.strictObject({ ...type('pipeline'), figure: z.enum(['lead-time', 'change-damage']), atMost: atLeast0 }),
  z.strictObject({ ...type('unharmed'), atLeast: ratio }),
  z.strictObject({
    ...type('worst-parts'),
    named: z.int().check(z.minimum(1), z.maximum(10)),
    atLeast: positiveCount,
  }),
  z.strictObject({ ...type('crossing'), loads: list(atLeast0, 12).check(z.minLength(2)), within: ratio }),
  z.strictObject({ ...type('decision'), words: z.int().check(z.minimum(1), z.maximum(200)) }),
  z.strictObject({ ...type('stayed'), atLeast: positiveCount }),
  z.strictObject(type('busiest-part')),
  z.strictObject(type('slowest-part')),
  z.strictObject({ ...type('complete-traces'), keeper: id('component'), atLeast: ratio }),
  z.strictObject({ ...type('bill-share'), of: id('component'), atMost: ratio }),
]);
