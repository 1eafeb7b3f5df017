/**
 * Text that the compressor of version 1 takes for already said: words that designs of backends are full of, the rarest first, since near matches are
 * cheaper. Frozen; a test pins its hash.
 */
const words = `
recommendations moderation analytics telemetry warehouse dashboard subscriptions scheduler geocoding dispatch matching surge fraud ledger
refund invoice billing statement transcode thumbnail upload download playlist streaming chapter encoder segment ingest enrich aggregate
webhook discord twitch command scene light session presence chat message room follow timeline feed post comment like friend leaderboard
lobby player match device firmware sensor reading alert rule driver rider trip route map eta price quote promotion coupon gift returns
warehouse stock reserve inventory shipment shipping label carrier track tracking address geo tax currency translate media resize image
video file document report daily export import batch job worker email sms push notify notification template audit log logs metrics trace
config feature flags experiment tenant account admin portal partner api public private internal edge origin primary replica standby shard
region zone east west data set items entries events jobs requests reads writes requirement availability monthly bill cost latency goodput
p50 p95 p99 of all at most at least search query index suggest listing product products category catalog browse review reviews rating
profile user users login logout register token identity auth permission wallet balance payment payments charge authorize capture order
orders place history status create read update delete get list add remove set find by id for cart checkout basket store shop web mobile
app frontend backend gateway proxy service server servers Load balancer Relational database Key-value store Object store Message queue
Third-party Payment provider API Cache Users Server Database Service Services Monolith Visitors Customers Orders Payments Catalog Search
`;

export const dictionary = new TextEncoder().encode(words.replaceAll(/\s+/g, ' ').trim());
