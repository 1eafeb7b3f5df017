/** A workflow engine: each step of an operation is a state that it keeps, so that no worker is held and nothing is lost with a process; model.md, "Workflows". */
import { defaultRollout } from '#design';
import { effort } from '../effort';
import { choice, count, documented, duration, memory, rate, recalled, time } from '../parameters';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';
import { subtitle } from './subtitle';

const quotas = documented('Step Functions developer guide, limits overview, us-east-1', '2022-08-03');
const orchestration = documented('AWS serverless orchestration reference (agent toolkit for AWS)', '2026-08-20');
const day = 86_400_000;
const longest = 365 * day;
const minute = 60_000;

export const spec: KindSpec = {
  ...plainSpec,
  id: 'workflow',
  version: 1,
  title: 'Workflow',
  category: 'hosts',
  summary: 'Steps as states that outlive processes',
  effort: effort.onDemand,
  parameters: [
    choice({
      name: 'type',
      label: 'Type',
      section: 'Executions',
      help: 'Standard keeps each state: executions outlive a crash of the engine, and each state is paid for. Express keeps them in memory: a crash ends them, and their time is paid for.',
      options: [
        { value: 'standard', label: 'Standard' },
        { value: 'express', label: 'Express' },
      ],
      default: 'standard',
    }),
    choice({
      name: 'answers',
      label: 'Answers',
      section: 'Executions',
      help: 'Whether whoever starts an execution goes on once it has begun, or waits for its end and hears how it went.',
      options: [
        { value: 'at-start', label: 'when it has begun' },
        { value: 'at-end', label: 'when it has ended' },
      ],
      default: 'at-start',
    }),
    time({
      name: 'transitionMs',
      label: 'Transition',
      section: 'Executions',
      help: 'Time to enter a state, before anything is done in it.',
      default: { type: 'lognormal', median: 25, p99: 120 },
      source: recalled(
        'From producer to function over one state some 100 to 140 ms in the middle, function start included.',
      ),
    }),
    duration({
      name: 'longestMs',
      label: 'Longest execution',
      section: 'Executions',
      help: 'An execution that has not ended by then is ended with all that it began, and counts as timed out.',
      min: 1,
      max: longest,
      default: longest,
      source: orchestration,
    }),
    rate({
      name: 'startsPerSecond',
      label: 'Starts',
      section: 'Quotas',
      help: 'Executions that may begin in a second, once the burst is used up. Beyond it a start is throttled.',
      min: 0.001,
      max: 1_000_000,
      none: 'unlimited',
      default: 300,
      source: quotas,
    }),
    count({
      name: 'startBurst',
      label: 'Burst of starts',
      section: 'Quotas',
      unit: 'starts',
      help: 'Executions that may begin at once: a bucket of tokens, full at the start.',
      min: 1,
      max: 1_000_000,
      default: 1_300,
      source: quotas,
    }),
    rate({
      name: 'transitionsPerSecond',
      label: 'Transitions',
      section: 'Quotas',
      help: 'States that may be entered in a second, of all executions together, once the burst is used up. Beyond it they wait for their turn.',
      min: 0.001,
      max: 1_000_000,
      none: 'unlimited',
      default: 1_500,
      source: quotas,
    }),
    count({
      name: 'transitionBurst',
      label: 'Burst of transitions',
      section: 'Quotas',
      unit: 'transitions',
      help: 'States that may be entered at once: a bucket of tokens, full at the start.',
      min: 1,
      max: 1_000_000,
      default: 5_000,
      source: quotas,
    }),
    count({
      name: 'payloadKiB',
      label: 'Input size limit',
      section: 'Quotas',
      unit: 'KiB',
      help: 'A larger input starts nothing: whoever sent it gets an error at once.',
      min: 1,
      max: 1_048_576,
      none: 'unlimited',
      default: 256,
      source: orchestration,
    }),
    memory({
      name: 'memoryMiB',
      label: 'Memory of an execution',
      section: 'Price',
      help: 'What an express execution takes for as long as it lasts; paid for in steps of 64 MiB. A standard one is paid for by its states.',
      min: 64,
      max: 10_240,
      default: 64,
      source: recalled('Express executions are billed in chunks of 64 MB.'),
    }),
  ],
  offers: [
    { protocol: 'request', verbs: [] },
    { protocol: 'event', verbs: [] },
  ],
  hosts: 'modules',
  computes: false,
  // What runs goes on in the version in which it began, however long that takes.
  rollout: { ...defaultRollout, maxUnavailable: 0, surge: 1, drainMs: longest },
  face: {
    beam: null,
    foot: [
      { measure: 'arrivalRate', label: 'started' },
      { measure: 'inFlight', label: 'running' },
      { measure: 'errorRate', label: 'failed' },
    ],
    subtitle,
  },
  presets: [
    {
      label: 'Express workflow',
      summary: 'Short, many, and waited for',
      values: {
        type: 'express',
        answers: 'at-end',
        longestMs: 5 * minute,
        transitionMs: { type: 'lognormal', median: 10, p99: 60 },
        startsPerSecond: 6_000,
        startBurst: 6_000,
        transitionsPerSecond: null,
      },
      module: 'Workflow',
    },
  ],
  standsFor: { aws: 'Step Functions', azure: 'Durable Functions', googleCloud: 'Workflows' },
  aliases: ['step functions', 'state machine', 'saga', 'orchestration', 'orchestrator', 'durable', 'temporal', 'retry'],
};
