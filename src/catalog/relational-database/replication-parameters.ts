/** Parameters of the nodes besides the primary: a standby that takes over, replicas that answer reads. */
import { constant } from '#design';
import { choice, count, documented, duration, ratio, recalled, time } from '../parameters';

const standby = [
  choice({
    name: 'standby',
    label: 'Standby',
    section: 'Standby',
    help: 'A second node that answers nobody and takes over when the primary fails. Asynchronous: commits not yet there are lost then. Synchronous: every commit waits for it.',
    options: [
      { value: 'none', label: 'None' },
      { value: 'asynchronous', label: 'Asynchronous' },
      { value: 'synchronous', label: 'Synchronous' },
    ],
    default: 'none',
  }),
  duration({
    name: 'detectionMs',
    label: 'Detection',
    section: 'Standby',
    help: 'How long the primary must be gone before the standby takes over, and a replica before reads avoid it. A restart that is sooner over needs no failover.',
    min: 0,
    max: 600_000,
    default: 15_000,
  }),
  time({
    name: 'promotionMs',
    label: 'Promotion',
    section: 'Standby',
    help: 'From the decision to a standby that serves as the new primary. Calls are refused until then.',
    default: constant(45_000),
    source: documented('Failovers typically take 60 to 120 s in all. RDS user guide, Multi-AZ instances', '2023'),
  }),
];

const replicas = [
  count({
    name: 'readReplicas',
    label: 'Read replicas',
    section: 'Read replicas',
    unit: 'replicas',
    help: 'Nodes of the same size that answer the reads that ask a replica, and follow the primary.',
    min: 0,
    max: 15,
    default: 0,
    source: documented('Up to 15 read replicas of one primary. RDS user guide', '2023'),
  }),
  time({
    name: 'replicationLagMs',
    label: 'Replication lag',
    section: 'Read replicas',
    help: 'From a commit to its arrival at a replica or asynchronous standby. There it waits for its replay, which takes CPU: a busy replica falls behind.',
    default: { type: 'lognormal', median: 20, p99: 200 },
    source: recalled('Asynchronous replicas that keep up are 10 ms to 1 s behind.'),
  }),
  ratio({
    name: 'replayShare',
    label: 'Replay',
    section: 'Read replicas',
    help: 'CPU of replaying a write on each replica and standby, as a share of what it took at the primary.',
    min: 0,
    max: 1,
    default: 0.5,
  }),
];

export const replicationParameters = [...standby, ...replicas];
