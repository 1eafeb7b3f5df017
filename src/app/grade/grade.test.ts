import { describe, expect, it } from 'vitest';
import { packHandIn, playable, smallExercise } from '#exercises';
import type { Judgement } from '#judging';
import { encodeLink, encodePacket } from '#sharing';
import { gradeCsv } from './grade-csv';
import type { GradedRow } from './grade-store';
import { gradedClass, pricesWords, unknownPrices } from './graded-class';
import { readLines } from './read-lines';

const whole = smallExercise();
const [, reference] = playable(whole).solutions;
const link = encodePacket(
  {
    kind: 'hand-in',
    ...packHandIn({ name: 'Ada', exercise: whole.brief.id, version: 1, whole, solution: reference!, classCode: '' }),
  },
  'Ada',
  1,
);

describe('pasted hand-ins', () => {
  it('are read one a line, whatever stands around the link, and bad lines are refused by number and reason', () => {
    const lines =
      readLines(`https://example.org/#${link}\n\nGrace; https://example.org/#${link}\r\nhello\n${link.slice(0, -20)}
#${encodeLink(whole.design, 1)}`);
    expect(lines.map((each) => ('handIn' in each ? [each.line, each.handIn.name] : [each.line, each.refused]))).toEqual(
      [
        [1, 'Ada'],
        [3, 'Ada'],
        [4, 'This is not a link of Loadbearing'],
        [5, 'This link lost a part of itself'],
        [6, 'This is not a link of Loadbearing'],
      ],
    );
  });
});

describe('the class that is graded', () => {
  const settings = {
    name: 'Systems',
    code: 'ws26',
    prices: {},
    effortHoursPerWeek: {},
    defaults: {},
    hintsOpen: false,
  };

  it('has prices where its file was given or it is in force, and says that they are missing where only its code is known', () => {
    const other = { ...settings, name: 'Other', code: 'ws27' };
    expect(gradedClass('ws26', null, settings)).toEqual({ code: 'ws26', settings });
    expect(gradedClass('ws26', settings, other).settings).toBe(settings);
    expect(unknownPrices(gradedClass('ws26', null, settings))).toBe('');
    expect(pricesWords(gradedClass('ws26', null, settings))).toContain('those of the class Systems');
    const unknown = gradedClass('ws26', null, other);
    expect(unknown.settings).toBeNull();
    expect(unknownPrices(unknown)).toContain('those of the class ws26 are not known here');
    expect(pricesWords(unknown)).toContain('Give its file');
    expect(unknownPrices(gradedClass('', null, other))).toBe('');
  });
});

describe('the file of graded hand-ins', () => {
  const row: GradedRow = {
    line: 1,
    name: 'Ada, "the first"',
    title: 'Too small',
    exercise: null,
    judgement: null,
    equalTo: [],
    refused: '',
  };
  const judgement = {
    passed: true,
    goals: [
      { goal: { id: 'p95' }, verdict: 'met', measured: 64.2 },
      { goal: { id: 'p99' }, verdict: 'missed', measured: Number.POSITIVE_INFINITY },
    ],
  } as unknown as Judgement;

  it('has a column for each goal, and a row for who was refused', () => {
    const csv = gradeCsv([
      { ...row, judgement },
      { ...row, line: 2, equalTo: [1, 4], refused: 'cut' },
    ]);
    expect(csv.split('\r\n')).toEqual([
      'line,name,exercise,passed,p95,p95 met,p99,p99 met,equal to,refused',
      '1,"Ada, ""the first""",Too small,true,64.2,met,,missed,,',
      '2,"Ada, ""the first""",Too small,,,,,,1 4,cut',
      '',
    ]);
  });

  it('has no name that a spreadsheet would run', () => {
    expect(gradeCsv([{ ...row, name: '=HYPERLINK("x")' }])).toContain(`"'=HYPERLINK(""x"")"`);
    expect(gradeCsv([{ ...row, name: '-1' }])).toContain(",'-1,");
  });
});
