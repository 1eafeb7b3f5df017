/** Items of the course that each design shows, by the ids of both. */
export const shows: Readonly<Record<string, readonly string[]>> = {
  'corner-shop': ['D3', 'D4', 'A1', 'A2', 'DU1', 'MP1', 'MP2', 'MP3', 'DC3', 'E2'],
  // prettier-ignore
  'corner-shop-in-four': [
    'D3', 'D4', 'D5', 'D6', 'A1', 'A2', 'A2a', 'A2b', 'A3', 'A3a', 'A3b', 'DU1', 'E1', 'E2', 'E3',
    'MP1', 'MP2', 'MP3', 'SP1', 'SP2', 'SP3', 'DC3', 'C3', 'P1', 'W1', 'W2', 'W3', 'W4', 'W5',
  ],
  'shop-with-a-database': ['D3', 'MU2'],
  'quirk-v1': ['D1', 'C1', 'DC2'],
  'quirk-telemetry': ['D2', 'C2', 'SC3'],
  'amazon-storefront': ['S1', 'DU1', 'DP1', 'DP3'],
  'supply-chain': ['D7', 'S1', 'DU5', 'P4'],
  'netflix-streaming': ['S2', 'DU3', 'P3'],
  'video-pipeline': ['D8', 'S2', 'DP1'],
  'cosmos-service': ['S3', 'D9'],
  'web-search': ['S4', 'D10', 'DC1', 'P2'],
  'uber-rides': ['S5', 'DP4', 'C4'],
  'support-chat': ['D11', 'S5'],
  'modular-monolith': ['DU1', 'MC3', 'C5'],
  'social-feed': ['DU2'],
  'online-game': ['DU4', 'MU3'],
  'iot-fleet': ['DU5'],
  'files-and-etl': ['SU1', 'SU3'],
  'stream-analytics': ['SU2'],
  'static-website': ['SU4'],
  'video-quality-monitor': ['SC1', 'E1'],
  'ten-thousand-files': ['SU1', 'SU3'],
};
