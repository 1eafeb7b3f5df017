/** Schema of a brief: bounded, and everything that is unknown refused. */
import { schemaPart } from '#design';
import * as z from 'zod/mini';
import { hintCount } from '../text';
import { goalSchema } from './goal-schema';
import { stageRoles } from './whole-exercise';

const { id, label, list, table } = schemaPart;

/** Each goal, seed and solution is paid for in runs. */
export const briefCaps = { goals: 40, seeds: 10, stages: 12, eras: 6, prose: 4000 } as const;

const prose = z.string().check(z.maxLength(briefCaps.prose));
const said = prose.check(z.minLength(1));
const name = label.check(z.minLength(1));

const prediction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('part') }),
  z.strictObject({ type: z.literal('number'), unit: label }),
  z.strictObject({ type: z.literal('choice'), choices: z.int().check(z.minimum(2), z.maximum(12)) }),
]);

const text = z.strictObject({
  title: name,
  story: said,
  task: said,
  question: said,
  choices: list(name, 12),
  eras: z.exactOptional(table(name, briefCaps.eras)),
  goals: table(name, briefCaps.goals),
  hints: list(said, hintCount).check(z.minLength(hintCount)),
  afterword: said,
  // What came later is absent in exercises from before it.
  stretch: z._default(prose, ''),
});

const era = z.strictObject({
  id: name,
  trafficClasses: list(id('trafficClass'), 64),
  events: list(id('event'), 256),
  teams: list(id('team'), 256),
});

/** Of the course's exercises each has a hyphen: none of them can be meant. */
const exerciseId = z.string().check(z.regex(/^[a-z0-9]{12}$/, 'expected 12 letters and digits'));

export const briefSchema = z.strictObject({
  id: exerciseId,
  version: z.int().check(z.minimum(1), z.maximum(1_000_000)),
  minutes: z.int().check(z.minimum(1), z.maximum(600)),
  palette: z.nullable(list(label, 64)),
  locked: list(z.union([id('component'), id('module')]), 64),
  // Absent in those that were given away before there was such a thing.
  lockedFields: z.exactOptional(
    list(z.strictObject({ component: z.nullable(id('component')), parameters: list(label, 100) }), 64),
  ),
  seeds: list(z.int().check(z.minimum(0), z.maximum(4_294_967_295)), briefCaps.seeds).check(z.minLength(1)),
  eras: z.exactOptional(list(era, briefCaps.eras).check(z.minLength(2))),
  prediction,
  goals: list(goalSchema, briefCaps.goals).check(z.minLength(1)),
  text,
  roles: list(z.strictObject({ stage: id('stage'), role: z.enum(stageRoles) }), briefCaps.stages),
  answers: table(label, briefCaps.goals * 10),
});
