/** The technical document of a design: from what it says and what its runs said. Pure. */
import type { Document } from '#design';
import { heading, list, text, type Block } from './blocks';
import { dataSection, interfacesSection, modulesSection, requirementsSection } from './design-sections';
import type { PaperInput } from './paper-input';
import { billSection, resultsSection, risksSection, stagesSection } from './result-sections';

export const technicalDocument = (input: PaperInput): readonly Block[] => [
  heading(1, input.document.title),
  ...(input.document.summary === '' ? [] : [text(input.document.summary)]),
  ...requirementsSection(input.document),
  ...stagesSection(input),
  ...modulesSection(input.document),
  ...interfacesSection(input.document),
  ...dataSection(input.document),
  ...resultsSection(input),
  ...billSection(input),
  ...risksSection(input),
  ...assumptionsSection(input.document),
];

function assumptionsSection({ notes, workload, assumptions }: Document): readonly Block[] {
  const classes = workload.trafficClasses.map(
    ({ name, arrivals }) =>
      `${name}: ${'ratePerSecond' in arrivals ? `${arrivals.ratePerSecond} a second, ` : ''}${arrivals.type} arrivals.`,
  );
  const prices = Object.entries(assumptions.prices).map(
    ([item, usd]) => `Price of ${item}: $${usd}, set in this design.`,
  );
  return [
    heading(2, 'Assumptions'),
    list([
      ...(notes === '' ? [] : [notes]),
      ...classes,
      ...prices,
      `Free allowances are ${assumptions.freeTier ? '' : 'not '}subtracted.`,
    ]),
  ];
}
