/** A small catalogue for the tests of this layer: one kind for each property that documents are checked and edited by. */
import { defaultRollout } from '../host-policy';
import type { KindDeclaration, Kinds, Parameter } from '../kind-declaration';
import type { Protocol, Verb } from '../protocol';

const about = (name: string) => ({ name, label: name, help: `Sets ${name}.`, section: 'Size', source: null });

const parameters: readonly Parameter[] = [
  {
    ...about('instances'),
    type: 'number',
    quantity: 'count',
    unit: '',
    min: 1,
    max: 100,
    integer: true,
    none: null,
    default: 1,
  },
  {
    ...about('backlog'),
    type: 'number',
    quantity: 'count',
    unit: '',
    min: 0,
    max: 1_000,
    integer: true,
    none: 'unlimited',
    default: 128,
  },
  {
    ...about('mode'),
    type: 'choice',
    options: [
      { value: 'plain', label: 'Plain' },
      { value: 'fast', label: 'Fast' },
    ],
    default: 'plain',
  },
  { ...about('isWarm'), type: 'switch', default: false },
  {
    ...about('bootMs'),
    type: 'distribution',
    quantity: 'duration',
    unit: 'ms',
    none: null,
    default: { type: 'constant', value: 10 },
  },
];

const plain: Omit<KindDeclaration, 'id' | 'title'> = {
  version: 1,
  category: 'hosts',
  summary: '',
  effort: { hoursPerWeek: 2, source: { text: 'Assumed', date: '2026', grade: 'C' } },
  parameters,
  bundles: null,
  offers: [],
  emits: [],
  hosts: null,
  computes: true,
  exports: false,
  queuesEvents: false,
  rollout: defaultRollout,
  servesFiles: false,
  generatesTraffic: false,
  connects: false,
  passesOn: false,
  routesByOperation: false,
  instancesParameter: null,
  instanceNames: null,
  connectionsParameter: null,
  acceleratorParameter: null,
  wireDefaults: { poolConnections: null },
  migrate: null,
};

const offer = (protocol: Protocol, ...verbs: readonly Verb[]) => [{ protocol, verbs }];

const declarations: readonly KindDeclaration[] = [
  { ...plain, id: 'users', title: 'Users', emits: ['request'], generatesTraffic: true },
  { ...plain, id: 'balancer', title: 'Balancer', offers: offer('request'), emits: ['request'], passesOn: true },
  {
    ...plain,
    id: 'server',
    title: 'Server',
    offers: offer('request'),
    hosts: 'modules',
    instancesParameter: 'instances',
  },
  {
    ...plain,
    id: 'database',
    title: 'Database',
    offers: offer('sql', 'write', 'read', 'query'),
    parameters: [
      ...parameters,
      {
        ...about('maxConnections'),
        type: 'number',
        quantity: 'count',
        unit: 'connections',
        min: 1,
        max: 10_000,
        integer: true,
        none: 'unlimited',
        default: 100,
      },
    ],
    connectionsParameter: 'maxConnections',
    wireDefaults: { poolConnections: 20 },
  },
  { ...plain, id: 'cache', title: 'Cache', offers: offer('cache', 'lookup') },
  { ...plain, id: 'partner', title: 'Partner', offers: offer('request', 'request') },
  { ...plain, id: 'queue', title: 'Queue', offers: offer('queue', 'send') },
];

export const kinds: Kinds = new Map(declarations.map((kind) => [kind.id, kind]));

/** A kind of this catalogue. */
export function kindNamed(id: string): KindDeclaration {
  const kind = kinds.get(id);
  if (!kind) throw new Error(`no kind ${id}`);
  return kind;
}
