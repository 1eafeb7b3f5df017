/** A managed front door of an API: it tells who asks, turns away who asks too much, and passes the rest on; model.md, "API gateway". */
import { constant } from '#design';
import { effort } from '../effort';
import { choice, count, documented, duration, recalled, time } from '../parameters';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';

const authenticationWords: Readonly<Record<string, string>> = {
  none: 'no authentication',
  each: 'checks each request',
  cached: 'checks, then remembers',
};

export const spec: KindSpec = {
  ...plainSpec,
  id: 'api-gateway',
  version: 1,
  title: 'API gateway',
  category: 'edge',
  summary: 'Limits and checks callers of an API',
  effort: effort.set,
  parameters: [
    time({
      name: 'latencyMs',
      label: 'Own latency',
      section: 'Device',
      help: 'Time the gateway adds to a request on its way in: reading it and finding its route.',
      default: constant(5),
      source: recalled('Managed gateways add between 5 and 30 ms to a call.'),
    }),
    choice({
      name: 'authentication',
      label: 'Authentication',
      section: 'Authentication',
      help: 'Whether each request is asked who sends it, or a client that was told stays known for a while.',
      options: Object.entries(authenticationWords).map(([value, label]) => ({ value, label })),
      default: 'cached',
    }),
    time({
      name: 'authenticationMs',
      label: 'Check time',
      section: 'Authentication',
      help: 'Time until it is clear who asks: a check of a signature of its own, or a call to an identity service.',
      default: constant(20),
    }),
    duration({
      name: 'authenticationCacheMs',
      label: 'Known for',
      section: 'Authentication',
      help: 'Time for which a client that was told is not asked again, counted from the check.',
      min: 1_000,
      max: 3_600_000,
      default: 300_000,
      source: documented(
        'Authorizer results are cached for 300 s unless told otherwise. API Gateway developer guide',
        '2026',
      ),
    }),
    duration({
      name: 'integrationTimeoutMs',
      label: 'Integration timeout',
      section: 'Limits',
      help: 'Longest wait for an answer of what stands behind, whatever the wire says. Then the call fails, and the work goes on for nobody.',
      min: 50,
      max: 900_000,
      none: 'without end',
      default: 29_000,
      source: documented('Integrations have 29 s at most unless raised. API Gateway quotas', '2026'),
    }),
    count({
      name: 'payloadKiB',
      label: 'Payload limit',
      section: 'Limits',
      unit: 'KiB',
      help: 'A larger request fails at the gateway and reaches nobody.',
      min: 1,
      max: 1_048_576,
      none: 'unlimited',
      default: 10_240,
      source: documented('Payloads have 10 MB at most. API Gateway quotas', '2026'),
    }),
    choice({
      name: 'edition',
      label: 'Edition',
      section: 'Price',
      help: 'The lean edition costs less than a third a call. The full one adds keys, plans and validation, which are not simulated.',
      options: [
        { value: 'lean', label: 'lean' },
        { value: 'full', label: 'full' },
      ],
      default: 'lean',
    }),
  ],
  offers: [{ protocol: 'request', verbs: [] }],
  emits: ['request'],
  passesOn: true,
  routesByOperation: true,
  face: {
    beam: null,
    foot: [
      { measure: 'arrivalRate', label: 'in' },
      { measure: 'refusedRate', label: 'refused' },
      { measure: 'p99ResponseMs', label: 'p99' },
    ],
    subtitle: ({ configuration }) => authenticationWords[configuration['authentication'] as string] ?? '',
  },
  presets: [],
  standsFor: { aws: 'API Gateway', azure: 'API Management', googleCloud: 'Apigee' },
  aliases: ['gateway', 'api', 'rate limit', 'throttling', 'quota', 'authentication', 'front door', 'kong', 'apigee'],
};
