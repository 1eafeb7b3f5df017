/** The people outside: they send the traffic classes of the workload and wait for answers. Whom, what and how often is the workload's. */
import { effort } from '../effort';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';

export const spec: KindSpec = {
  ...plainSpec,
  id: 'users',
  version: 1,
  title: 'Users',
  category: 'traffic',
  summary: 'People who ask and wait',
  effort: effort.none,
  parameters: [],
  offers: [],
  emits: ['request'],
  generatesTraffic: true,
  face: {
    beam: null,
    foot: [
      { measure: 'arrivalRate', label: 'sent' },
      { measure: 'errorRate', label: 'failed' },
      { measure: 'p99ResponseMs', label: 'p99' },
    ],
    subtitle: (component) =>
      component.trafficClasses.length === 1 ? '1 traffic class' : `${component.trafficClasses.length} traffic classes`,
  },
  presets: [],
  standsFor: { aws: 'browsers and apps', azure: 'browsers and apps', googleCloud: 'browsers and apps' },
  aliases: ['clients', 'traffic', 'source', 'browser', 'load', 'visitors', 'customers'],
};
