/** Fields without a row, each with the reason. A field that is neither here nor has a row fails the law. */

interface LeftOut {
  readonly fields: RegExp;
  readonly reason: string;
}

/** What says how a thing is called or drawn, or how the document itself is read. */
export const exempt: readonly LeftOut[] = [
  { fields: /\.name$|^requirements\.owner$/, reason: 'a name' },
  { fields: /^title$|^summary$/, reason: 'the title of the document, in one line and in several' },
  { fields: /\.note$|^notes$|^action\.note\.text$|^stages\.layout\.notes\.text$/, reason: 'a note' },
  { fields: /^stages\.layout\..*\.[xy]$/, reason: 'a position' },
  { fields: /^nextId$|^component\.kindVersion$/, reason: 'how the document is read' },
  { fields: /^component\.kind$|^module\.needs\.protocol$|^wire\.protocol$/, reason: 'what may be wired to what' },
  { fields: /^scenario\.seed$/, reason: 'two seeds differ by chance alone' },
  {
    fields: /^requirements\.(comparator|target)$/,
    reason: 'a verdict on what was measured, held by the tests of verdicts',
  },
  { fields: /^access\.permissions$/, reason: 'which permission it is' },
  { fields: /^scenes\./, reason: 'a talk: what is shown of a run, and no part of one' },
  { fields: /^action\.experiment\./, reason: 'an experiment, held by tests of its own' },
];

export const isIn = (list: readonly LeftOut[], field: string): boolean => list.some(({ fields }) => fields.test(field));
