/** Terms of requirements that are asked of a design as a whole. */
import type { Term } from './glossary-term';

export const requirementTerms = {
  'requirement.staleness': {
    name: 'Oldest data shown',
    definition:
      'Over all reads at replicas, search nodes and copies: the longest time since a commit of the same key that the read did not show. 0 where every read showed all.',
    unit: 'ms',
    formula: 'max (now − eldest commit not shown)',
    window: 'the run from the end of warm-up on',
  },
  'requirement.lost': {
    name: 'Acknowledged work lost',
    definition:
      'Writes that were acknowledged and that no node has any more after a takeover, and messages that were acknowledged and neither consumed, dead-lettered nor still held.',
    unit: '',
    formula: 'writes lost + messages lost',
    window: 'the run from the end of warm-up on',
  },
  'requirement.zoneLoss': {
    name: 'Availability without a zone',
    definition:
      'Each zone in which a part stands is taken down in a run of its own at the mean load; the least of what was answered counts. Until somebody takes over, requests fail: that counts as well.',
    unit: '%',
    formula: 'min over zones (success / offered)',
    window: 'two minutes from the loss of the zone on',
  },
  'requirement.quietHour': {
    name: 'Quietest hour',
    definition:
      'What an hour of the least load of the day costs, as a share of what an hour of the greatest does. 100 % = the night costs as much as the day.',
    unit: '%',
    formula: 'cost of the quietest hour / cost of the busiest',
    window: 'a month, by the daily profile',
  },
  'requirement.leadTime': {
    name: 'Lead time of a change',
    definition:
      'From a change that is ready to its deployment, waiting for the pipeline included, as the teams and pipelines of the design have it: 95 of 100 take no longer. Without teams there is nothing to measure.',
    unit: 'h',
    formula: null,
    window: 'a run of the pipelines',
  },
  'requirement.open': {
    name: 'Open operations',
    definition:
      'Operations that the traffic from outside asks for and a way leads to, of which no credential is asked: anybody can call them.',
    unit: '',
    formula: null,
    window: 'the drawing',
  },
} as const satisfies Readonly<Record<string, Term>>;
